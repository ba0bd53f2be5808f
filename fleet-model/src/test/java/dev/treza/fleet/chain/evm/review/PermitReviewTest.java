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
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
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

  /// What cannot be read may do anything, whether it is a call or a signature for one.
  @Test
  void holdsTypedDataItDoesNotKnowForAsGraveAsACallItCannotRead() {
    assertThat(EvmRisk.TYPED_DATA_UNKNOWN.flag().severity())
        .isEqualTo(EvmRisk.BLIND_DATA.flag().severity())
        .isEqualTo(Severity.CRITICAL);
  }

  /// A permit of another form than the two that are known, as some tokens have.
  @Test
  void takesTypedDataThatOnlyLookLikeAPermitForUnknown() {
    Review review =
        typed(
            """
            {"types": {"Permit": [{"name": "owner", "type": "address"},
                                  {"name": "spender", "type": "address"},
                                  {"name": "value", "type": "uint128"}]},
             "primaryType": "Permit",
             "domain": {"name": "Coin", "chainId": 1, "verifyingContract": "%s"},
             "message": {"owner": "%s", "spender": "%s", "value": "7"}}
            """
                .formatted(USDC, SIGNER, BOB));
    assertThat(risks(review)).containsExactly("TXR-TYPED-DATA-UNKNOWN");
    assertThat(texts(review)).contains("Also: spender: " + BOB, "Also: value: 7");
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

  static String permit(String chain, String value, String deadline) {
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

  /// Such a text is found by trying the hashes of transactions that differ in a number.
  @Test
  void flagsATextThatIsAsLongAsAHash() {
    assertThat(risks(message(Bytes.utf8("a".repeat(32))))).contains("TXR-BLIND-MESSAGE");
    assertThat(risks(message(Bytes.utf8("a".repeat(33))))).doesNotContain("TXR-BLIND-MESSAGE");
  }

  @Test
  void flagsTokensWithoutLimitForAnOrderOfAnApplication() {
    Review review =
        typed(
            """
            {"types": {
               "PermitBatchWitnessTransferFrom": [
                 {"name": "permitted", "type": "TokenPermissions[]"},
                 {"name": "spender", "type": "address"}, {"name": "nonce", "type": "uint256"},
                 {"name": "deadline", "type": "uint256"}, {"name": "witness", "type": "Order"}],
               "TokenPermissions": [
                 {"name": "token", "type": "address"}, {"name": "amount", "type": "uint256"}],
               "Order": [{"name": "id", "type": "uint256"}]},
             "primaryType": "PermitBatchWitnessTransferFrom",
             "domain": {"name": "Permit2", "chainId": 1,
               "verifyingContract": "0x000000000022D473030F116dDEE9F6B43aC78BA3"},
             "message": {"permitted": [{"token": "%s", "amount": "%s"}], "spender": "%s",
               "nonce": "1", "deadline": "1700000000", "witness": {"id": "5"}}}
            """
                .formatted(USDC, MAX, BOB));
    assertThat(risks(review)).contains("TXR-UNLIMITED-APPROVAL", "TXR-WITNESS");
    assertThat(texts(review)).contains("Spender: " + BOB, "Also: witness.id: 5");
  }

  /// `approve(address,uint256)` of a collection (ERC-721) names a token by its number.
  @Test
  void doesNotTakeAnApprovalOfTheTokenOfNumberZeroForAWithdrawal() {
    Review review =
        review(Calls.SAFE, Calls.call("approve(address spender, uint256 amount)", BOB, 0));
    assertThat(review.intent()).startsWith("Allow " + BOB);
    assertThat(risks(review)).contains("TXR-TOKEN-APPROVAL");
  }
}
