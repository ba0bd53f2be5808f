package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.EvmSamples.ALICE;
import static dev.treza.fleet.chain.evm.EvmSamples.TOKEN;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.call;
import static dev.treza.fleet.chain.evm.EvmSamples.integer;
import static dev.treza.fleet.chain.evm.EvmSamples.payment;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.AccessListEntry;
import dev.treza.fleet.chain.evm.Eip1559Transaction;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.FeeMarketFields;
import dev.treza.fleet.chain.evm.LegacyTransaction;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvmReviewTest {
  private static final Network MAINNET = Networks.known().getFirst();
  private static final EvmAddress SIGNER =
      EvmSamples.address("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
  private static final String PARTY =
      "000000000000000000000000" + "3535353535353535353535353535353535353535";
  private static final String THOUSAND = "%064x".formatted(1000);

  @Test
  void saysWhatAPaymentDoes() {
    assertThat(review(payment()).intent())
        .isEqualTo("Send 1.5 ETH to 0x3535353535353535353535353535353535353535 on Ethereum.");
  }

  @Test
  void showsAmountsInWholeAndSmallestUnits() {
    assertThat(texts(payment()))
        .contains(
            "Amount sent: 1.5 ETH (1500000000000000000 wei)",
            "Maximum fee: 0.00042 ETH (420000000000000 wei)",
            "Maximum fee per gas: 20 gwei (20000000000 wei)",
            "Priority fee per gas: 1 gwei (1000000000 wei)");
  }

  @Test
  void findsNothingWrongWithAPlainPayment() {
    Review review = review(payment());
    assertThat(review.risks()).isEmpty();
    assertThat(review.severity()).isEqualTo(Severity.OK);
  }

  @Test
  void decodesATokenTransfer() {
    EvmTransaction transfer = token("a9059cbb" + PARTY + THOUSAND);
    assertThat(review(transfer).intent()).startsWith("Send 0.001 USDT to " + ALICE);
    assertThat(texts(transfer))
        .contains(
            "Contract: " + TOKEN,
            "Token recipient: " + ALICE,
            "Amount of tokens: 0.001 USDT (1000 smallest units of " + TOKEN + ")");
    assertThat(risks(transfer)).isEmpty();
  }

  @Test
  void decodesAnApproval() {
    EvmTransaction approval = token("095ea7b3" + PARTY + THOUSAND);
    assertThat(review(approval).intent()).startsWith("Allow " + ALICE + " to spend 0.001 USDT");
    assertThat(risks(approval)).containsExactly("TXR-TOKEN-APPROVAL");
  }

  @Test
  void saysThatAnApprovalOfNothingWithdrawsAnAllowance() {
    assertThat(review(token("095ea7b3" + PARTY + "0".repeat(64))).intent())
        .startsWith("Withdraw the allowance of " + ALICE);
  }

  @Test
  void warnsOfAnUnlimitedApproval() {
    EvmTransaction approval = token("095ea7b3" + PARTY + "f".repeat(64));
    assertThat(review(approval).intent()).contains("an unlimited amount");
    assertThat(risks(approval)).contains("TXR-UNLIMITED-APPROVAL");
  }

  @Test
  void takesTheLargest96BitAmountAsUnlimited() {
    String most = "0".repeat(40) + "f".repeat(24);
    assertThat(risks(token("095ea7b3" + PARTY + most))).contains("TXR-UNLIMITED-APPROVAL");
  }

  @Test
  void showsCallDataItCannotReadAsUnknown() {
    EvmTransaction blind = token("12345678" + THOUSAND);
    assertThat(review(blind).fields())
        .contains(new ReviewField.Unknown("Call data", Bytes.hex("12345678" + THOUSAND)));
    assertThat(risks(blind)).containsExactly("TXR-BLIND-DATA", "TXR-BLIND-VALUE");
    assertThat(review(blind).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void doesNotDecodeAKnownSelectorWithOtherThanStrictArguments() {
    String dirty = "01" + PARTY.substring(2);
    assertThat(risks(token("a9059cbb" + dirty + THOUSAND))).contains("TXR-BLIND-DATA");
    assertThat(risks(token("a9059cbb" + PARTY))).contains("TXR-BLIND-DATA");
  }

  @Test
  void showsBytesAfterTheArgumentsAsUnknown() {
    EvmTransaction longer = token("a9059cbb" + PARTY + THOUSAND + "00");
    assertThat(risks(longer)).contains("TXR-TRAILING-DATA").doesNotContain("TXR-BLIND-DATA");
    assertThat(review(longer).fields())
        .contains(new ReviewField.Unknown("Bytes after the arguments", Bytes.hex("00")));
  }

  @Test
  void saysThatAContractIsCreatedAndItsCodeNotAnalysed() {
    EvmTransaction creation = call(Optional.empty(), Bytes.hex("6000"));
    assertThat(review(creation).intent())
        .isEqualTo("Create a contract and give it 1.5 ETH on Ethereum.");
    assertThat(risks(creation)).containsExactly("TXR-DATA-NOT-ANALYSED", "TXR-CONTRACT-CREATION");
    assertThat(review(creation).severity()).isEqualTo(Severity.NOT_ANALYSED);
  }

  @Test
  void warnsOfTheZeroAddress() {
    assertThat(risks(call(Optional.of(EvmAddress.ZERO), Bytes.EMPTY)))
        .containsExactly("TXR-ZERO-ADDRESS");
    assertThat(risks(token("a9059cbb" + "0".repeat(64) + THOUSAND))).contains("TXR-ZERO-ADDRESS");
  }

  @Test
  void warnsOfATransactionThatFitsEveryChain() {
    LegacyTransaction legacy = legacy(integer(1));
    assertThat(risks(legacy)).containsExactly("TXR-NO-CHAIN-ID");
    assertThat(texts(legacy)).contains("Chain id: none");
    assertThat(risks(legacy.on(BigInteger.ONE))).isEmpty();
  }

  @Test
  void warnsOfAHighFeeAndMoreOfAnExtremeOne() {
    // a tenth of an ETH, and one ETH, for 10^5 gas
    assertThat(risks(onMainnet(1_000_000_000_000L))).isEmpty();
    assertThat(risks(onMainnet(1_000_000_000_001L))).containsExactly("TXR-FEE-HIGH");
    assertThat(risks(onMainnet(10_000_000_000_000L))).containsExactly("TXR-FEE-HIGH");
    assertThat(risks(onMainnet(10_000_000_000_001L))).containsExactly("TXR-FEE-EXTREME");
  }

  @Test
  void showsEveryEntryOfAnAccessList() {
    Bytes key = Bytes.hex("ab".repeat(32));
    FeeMarketFields plain = payment().fields();
    Eip1559Transaction listed =
        new Eip1559Transaction(
            new FeeMarketFields(
                plain.chainId(),
                plain.nonce(),
                plain.maxPriorityFeePerGasWei(),
                plain.maxFeePerGasWei(),
                plain.gasLimit(),
                plain.to(),
                plain.valueWei(),
                plain.data(),
                List.of(new AccessListEntry(TOKEN, List.of(key)))));
    assertThat(texts(listed))
        .containsSubsequence("Access list account: " + TOKEN, "Storage key: 0x" + key.hex());
  }

  @Test
  void refusesAnotherNetwork() {
    assertThat(refused(EvmReview.of(payload(payment()), context(Networks.local(31337)))).id())
        .isEqualTo(TransactionRefusal.CHAIN);
  }

  private static LegacyTransaction legacy(BigInteger gasPrice) {
    return new LegacyTransaction(
        Optional.empty(),
        BigInteger.ZERO,
        gasPrice,
        integer(100_000),
        Optional.of(ALICE),
        BigInteger.ZERO,
        Bytes.EMPTY);
  }

  private static EvmTransaction onMainnet(long gasPrice) {
    return legacy(integer(gasPrice)).on(BigInteger.ONE);
  }

  private static EvmTransaction token(String data) {
    return call(Optional.of(TOKEN), Bytes.hex(data));
  }

  private static Review review(EvmTransaction transaction) {
    return accepted(EvmReview.of(payload(transaction), context(MAINNET)));
  }

  private static EvmPayload payload(EvmTransaction transaction) {
    return new EvmPayload.OfTransaction(transaction);
  }

  private static ReviewContext context(Network network) {
    return ReviewContext.of(network, SIGNER, AddressBook.EMPTY);
  }

  private static List<String> texts(EvmTransaction transaction) {
    return review(transaction).fields().stream()
        .map(field -> field.label() + ": " + field.text())
        .toList();
  }

  private static List<String> risks(EvmTransaction transaction) {
    return review(transaction).risks().stream().map(RiskFlag::id).toList();
  }
}
