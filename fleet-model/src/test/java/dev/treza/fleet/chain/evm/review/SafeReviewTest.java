package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static dev.treza.fleet.chain.evm.review.Calls.SAFE;
import static dev.treza.fleet.chain.evm.review.Calls.USDC;
import static dev.treza.fleet.chain.evm.review.Calls.call;
import static dev.treza.fleet.chain.evm.review.Calls.review;
import static dev.treza.fleet.chain.evm.review.Calls.risks;
import static dev.treza.fleet.chain.evm.review.Calls.texts;
import static dev.treza.fleet.chain.evm.review.Calls.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Transactions of a Safe, and those it packs into one.
class SafeReviewTest {
  private static final Bytes TRANSFER =
      call("transfer(address to, uint256 amount)", BOB, 5_000_000);

  @Test
  void opensTheCallOfASafe() {
    Review review = review(SAFE, exec(USDC, TRANSFER, 0));
    assertThat(review.intent())
        .isEqualTo("Carry out a transaction of a Safe: Send 5 USDC to " + BOB + " on Ethereum.");
    assertThat(texts(review))
        .contains(
            "1. Token recipient: " + BOB,
            "1. Amount of tokens: 5 USDC (5000000 smallest units of " + USDC + ")");
    assertThat(risks(review)).containsExactly("TXR-CONTRACT-UNKNOWN");
  }

  @Test
  void flagsADelegatecall() {
    assertThat(risks(review(SAFE, exec(USDC, TRANSFER, 1)))).contains("TXR-DELEGATECALL");
  }

  @Test
  void opensEveryTransactionOfAMultiSend() {
    Bytes packed =
        packed(0, USDC, TRANSFER)
            .concat(packed(0, SAFE, call("changeThreshold(uint256 threshold)", 1)));
    Review review = review(SAFE, exec(BOB, call("multiSend(bytes transactions)", packed), 1));
    assertThat(texts(review))
        .contains(
            "1. Call 1 of 2: Send 5 USDC to " + BOB,
            "1.1. Token recipient: " + BOB,
            "1.2. Signatures demanded: 1");
    assertThat(risks(review))
        .contains("TXR-DELEGATECALL", "TXR-THRESHOLD-CHANGE")
        .doesNotContain("TXR-BLIND-DATA");
  }

  @Test
  void showsAMultiSendThatIsPackedWrongAsUnknown() {
    Bytes cut = packed(0, USDC, TRANSFER).slice(0, 100);
    Review review = review(SAFE, call("multiSend(bytes transactions)", cut));
    assertThat(risks(review)).contains("TXR-BLIND-DATA");
    assertThat(texts(review)).contains("Also: transactions: 0x" + cut.hex());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "addOwnerWithThreshold(address owner, uint256 threshold) | TXR-OWNER-CHANGE",
        "changeThreshold(uint256 threshold) | TXR-THRESHOLD-CHANGE",
        "enableModule(address module) | TXR-MODULE-CHANGE",
        "setFallbackHandler(address handler) | TXR-GUARD-CHANGE",
        "setGuard(address guard) | TXR-GUARD-CHANGE",
        "changeMasterCopy(address masterCopy) | TXR-IMPLEMENTATION-CHANGE",
        "upgradeTo(address newImplementation) | TXR-IMPLEMENTATION-CHANGE",
        "transferOwnership(address newOwner) | TXR-OWNER-CHANGE",
      })
  void flagsWhateverChangesWhoRules(String signature, String risk) {
    Bytes inner =
        signature.contains("uint256")
            ? signature.contains("address") ? call(signature, BOB, 1) : call(signature, 1)
            : call(signature, BOB);
    assertThat(risks(review(SAFE, exec(SAFE, inner, 0)))).contains(risk);
  }

  @Test
  void opensATransactionThatIsSignedAsTypedData() {
    Review review =
        typed(
            """
            {"types": {"SafeTx": [
               {"name": "to", "type": "address"}, {"name": "value", "type": "uint256"},
               {"name": "data", "type": "bytes"}, {"name": "operation", "type": "uint8"},
               {"name": "safeTxGas", "type": "uint256"}, {"name": "baseGas", "type": "uint256"},
               {"name": "gasPrice", "type": "uint256"}, {"name": "gasToken", "type": "address"},
               {"name": "refundReceiver", "type": "address"},
               {"name": "nonce", "type": "uint256"}]},
             "primaryType": "SafeTx",
             "domain": {"chainId": 1, "verifyingContract": "%s"},
             "message": {"to": "%s", "value": "0", "data": "0x%s", "operation": 1,
               "safeTxGas": 0, "baseGas": 0, "gasPrice": 0, "gasToken": "%s",
               "refundReceiver": "%s", "nonce": 7}}
            """
                .formatted(SAFE, USDC, TRANSFER.hex(), EvmAddress.ZERO, EvmAddress.ZERO));
    assertThat(review.intent())
        .isEqualTo("Agree to a transaction of a Safe: Send 5 USDC to " + BOB + ".");
    assertThat(risks(review)).contains("TXR-DELEGATECALL");
    assertThat(texts(review)).contains("Verifying contract: " + SAFE, "Nonce of the Safe: 7");
  }

  @Test
  void doesNotFollowCallsInsideEachOtherWithoutEnd() {
    Bytes nested = TRANSFER;
    for (int i = 0; i < 12; i++) {
      nested = exec(SAFE, nested, 0);
    }
    assertThat(risks(review(SAFE, nested))).contains("TXR-TOO-DEEP", "TXR-BLIND-DATA");
  }

  @Test
  void doesNotFollowMoreCallsThanAnybodyReads() {
    Bytes packed = Bytes.EMPTY;
    for (int i = 0; i < 300; i++) {
      packed = packed.concat(packed(0, USDC, TRANSFER));
    }
    assertThat(risks(review(SAFE, call("multiSend(bytes transactions)", packed))))
        .contains("TXR-TOO-DEEP", "TXR-BLIND-DATA");
  }

  private static Bytes exec(EvmAddress to, Bytes data, int operation) {
    return call(
        "execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas,"
            + " uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver,"
            + " bytes signatures)",
        to,
        0,
        data,
        operation,
        0,
        0,
        0,
        EvmAddress.ZERO,
        EvmAddress.ZERO,
        Bytes.hex("ab"));
  }

  private static Bytes packed(int operation, EvmAddress to, Bytes data) {
    Bytes head = Bytes.of(new byte[] {(byte) operation}).concat(to.value());
    Bytes numbers = Calls.arguments("f(uint256 value, uint256 length)", 0, data.length());
    return head.concat(numbers).concat(data);
  }

  @Test
  void reviewsADelegatecallOfNothingAsOne() {
    Review review = review(SAFE, exec(USDC, Bytes.EMPTY, 1));
    assertThat(risks(review)).contains("TXR-DELEGATECALL", "TXR-BLIND-DATA");
    assertThat(List.of(review.severity().text())).containsExactly("critical");
  }

  /// The Safe pays (gas used + base gas) × price in the token named, to whom it is told.
  @Test
  void flagsARefundThatASafePays() {
    Bytes refunded =
        call(
            "execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256"
                + " safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address"
                + " refundReceiver, bytes signatures)",
            USDC,
            0,
            TRANSFER,
            0,
            0,
            1_000_000_000,
            1_000_000,
            USDC,
            BOB,
            Bytes.hex("ab"));
    assertThat(risks(review(SAFE, refunded))).contains("TXR-REFUND");
    assertThat(risks(review(SAFE, exec(USDC, TRANSFER, 0)))).doesNotContain("TXR-REFUND");
  }

  /// A Safe that is set up runs the code at this address even with no data for it.
  @Test
  void flagsForeignCodeThatASetupRunsWithoutData() {
    assertThat(risks(review(SAFE, setup(BOB)))).contains("TXR-DELEGATECALL");
    assertThat(risks(review(SAFE, setup(EvmAddress.ZERO)))).doesNotContain("TXR-DELEGATECALL");
  }

  private static Bytes setup(EvmAddress to) {
    return call(
        "setup(address[] owners, uint256 threshold, address to, bytes data, address"
            + " fallbackHandler, address paymentToken, uint256 payment, address paymentReceiver)",
        List.of(BOB),
        1,
        to,
        Bytes.EMPTY,
        EvmAddress.ZERO,
        EvmAddress.ZERO,
        0,
        EvmAddress.ZERO);
  }
}
