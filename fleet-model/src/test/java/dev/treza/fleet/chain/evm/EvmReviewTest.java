package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.evm.EvmSamples.ALICE;
import static dev.treza.fleet.chain.evm.EvmSamples.TOKEN;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.call;
import static dev.treza.fleet.chain.evm.EvmSamples.integer;
import static dev.treza.fleet.chain.evm.EvmSamples.payment;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvmReviewTest {
  private static final Network MAINNET = Networks.known().getFirst();
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
    assertThat(review(transfer).intent())
        .startsWith("Transfer 1000 smallest units of token " + TOKEN + " to " + ALICE);
    assertThat(texts(transfer)).contains("Token contract: " + TOKEN, "Token recipient: " + ALICE);
    assertThat(risks(transfer)).containsExactly("TXR-TOKEN-UNKNOWN");
  }

  @Test
  void decodesAnApproval() {
    EvmTransaction approval = token("095ea7b3" + PARTY + THOUSAND);
    assertThat(review(approval).intent())
        .startsWith("Allow " + ALICE + " to spend up to 1000 smallest units of token " + TOKEN);
    assertThat(risks(approval)).containsExactly("TXR-TOKEN-UNKNOWN");
  }

  @Test
  void saysThatAnApprovalOfNothingWithdrawsAnAllowance() {
    assertThat(review(token("095ea7b3" + PARTY + "0".repeat(64))).intent())
        .startsWith("Withdraw the allowance of " + ALICE + " for token " + TOKEN);
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
    assertThat(risks(blind)).containsExactly("TXR-BLIND-DATA");
    assertThat(review(blind).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void doesNotDecodeAKnownSelectorWithOtherThanStrictArguments() {
    String dirty = "01" + PARTY.substring(2);
    assertThat(risks(token("a9059cbb" + dirty + THOUSAND))).containsExactly("TXR-BLIND-DATA");
    assertThat(risks(token("a9059cbb" + PARTY + THOUSAND + "00")))
        .containsExactly("TXR-BLIND-DATA");
    assertThat(risks(token("a9059cbb" + PARTY))).containsExactly("TXR-BLIND-DATA");
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
    assertThat(refused(EvmReview.of(payment(), Networks.local(31337))).id())
        .isEqualTo(TransactionRefusal.CHAIN);
  }

  /// Officers sign this digest: if it changes, so must [EvmReview#MODEL].
  @Test
  void keepsItsDigestAsLongAsItsModel() {
    assertThat(review(payment()).model()).isEqualTo("evm/1");
    assertThat(review(payment()).digest())
        .hasToString("2082a2390e2b9bc1146cd7b273779ad19068a1df2d8cb06167c2f7005dec0c28");
  }

  @Test
  void givesEveryRiskItsOwnId() {
    assertThat(EvmRisk.values()).extracting(risk -> risk.flag().id()).doesNotHaveDuplicates();
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
    return accepted(EvmReview.of(transaction, MAINNET));
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
