package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static dev.treza.fleet.chain.evm.review.Calls.SIGNER;
import static dev.treza.fleet.chain.evm.review.Calls.USDC;
import static dev.treza.fleet.chain.evm.review.Calls.review;
import static dev.treza.fleet.chain.evm.review.Calls.risks;
import static dev.treza.fleet.chain.evm.review.Calls.texts;
import static dev.treza.fleet.chain.evm.review.Calls.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.typed.PersonalMessage;
import org.junit.jupiter.api.Test;

/// Permissions that are given by signing typed data, and messages.
class PermitReviewTest {
  private static final String MAX =
      "115792089237316195423570985008687907853269984665640564039457584007913129639935";

  @Test
  void readsAPermitOfErc2612() {
    Review review = typed(permit("\"chainId\": 1,", "1000000", "1700000000"));
    assertThat(review.intent()).isEqualTo("Allow %s to spend 1 USDC of %s.".formatted(BOB, SIGNER));
    assertThat(texts(review)).contains("Valid until: 2023-11-14 22:13:20 UTC (1700000000)");
    assertThat(risks(review)).containsExactly("TXR-TOKEN-APPROVAL");
  }

  @Test
  void flagsAPermitWithoutLimitOrEnd() {
    assertThat(risks(typed(permit("\"chainId\": 1,", MAX, MAX))))
        .containsExactly("TXR-UNLIMITED-APPROVAL", "TXR-PERMIT-LONG", "TXR-TOKEN-APPROVAL");
  }

  @Test
  void flagsTypedDataThatNamesNoChain() {
    assertThat(risks(typed(permit("", "1", "1700000000")))).contains("TXR-NO-CHAIN-ID");
  }

  @Test
  void showsTypedDataItDoesNotKnowWholeAndSaysSo() {
    Review review =
        typed(
            """
            {"types": {"Order": [{"name": "ids", "type": "uint256[]"},
                                 {"name": "note", "type": "string"}]},
             "primaryType": "Order", "domain": {"name": "Shop", "chainId": 1},
             "message": {"ids": [7, 8], "note": "a\\nb"}}
            """);
    assertThat(review.intent()).isEqualTo("Sign typed data of an unknown application.");
    assertThat(texts(review))
        .contains(
            "Application: Shop",
            "Type: Order",
            "Also: ids.[0]: 7",
            "Also: ids.[1]: 8",
            "Also: note, line 1: a",
            "Also: note, line 2: b");
    assertThat(risks(review)).containsExactly("TXR-TYPED-DATA-UNKNOWN");
  }

  @Test
  void readsAMessageLineByLine() {
    Review review = message(Bytes.utf8("Hello\nRecipient: me"));
    assertThat(texts(review)).contains("Message, line 1: Hello", "Message, line 2: Recipient: me");
    assertThat(risks(review)).containsExactly("TXR-MESSAGE");
  }

  @Test
  void spellsOutWhatCannotBeSeen() {
    Review review = message(Bytes.utf8("a\u202eb\u200b"));
    assertThat(texts(review)).contains("Message: a[U+202E]b[U+200B]");
    assertThat(risks(review)).contains("TXR-HIDDEN-TEXT");
  }

  @Test
  void flagsAMessageThatIsNoText() {
    Review review = message(Bytes.hex("ff".repeat(32)));
    assertThat(risks(review)).containsExactly("TXR-BLIND-MESSAGE");
    assertThat(texts(review)).contains("Message: 0x" + "ff".repeat(32));
  }

  private static Review message(Bytes content) {
    return review(new EvmPayload.OfMessage(new PersonalMessage(content)));
  }

  private static String permit(String chain, String value, String deadline) {
    return """
    {"types": {"Permit": [
       {"name": "owner", "type": "address"}, {"name": "spender", "type": "address"},
       {"name": "value", "type": "uint256"}, {"name": "nonce", "type": "uint256"},
       {"name": "deadline", "type": "uint256"}]},
     "primaryType": "Permit",
     "domain": {"name": "USD Coin", "version": "2", %s "verifyingContract": "%s"},
     "message": {"owner": "%s", "spender": "%s", "value": "%s", "nonce": 0,
                 "deadline": "%s"}}
    """
        .formatted(chain, USDC, SIGNER, BOB, value, deadline);
  }
}
