package dev.treza.console.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.compose.BatchTotal;
import dev.treza.console.compose.ComposeRefusal;
import dev.treza.console.compose.FeeLevel;
import dev.treza.console.link.Samples;
import dev.treza.console.link.node.FakeNode;
import dev.treza.console.link.node.NodeRefusal;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PaymentDeskTest {
  private static final String TO = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String ALL =
      "wallet,to,value,nonce,gasLimit,maxFeePerGas,maxPriorityFeePerGas\n";
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);

  private final FakeNode node = new FakeNode();

  private Outcome<PaymentBatch> prepared(String text) throws Exception {
    Payers payers =
        new Payers(
            List.of(
                new Payers.Payer(Samples.enclave("local-1"), Samples.wallet("w-1")),
                new Payers.Payer(Samples.enclave("local-2"), Samples.wallet("w-2"))));
    return new PaymentDesk(node, FeeLevel.NORMAL)
        .prepare(payers, PaymentFileTest.lines(text), _ -> {});
  }

  private PaymentBatch batch(String text) throws Exception {
    return switch (prepared(text)) {
      case Outcome.Accepted<PaymentBatch>(PaymentBatch batch) -> batch;
      case Outcome.Refused<PaymentBatch>(Refusal refusal) ->
          throw new AssertionError(refusal.line());
    };
  }

  private static List<BigInteger> nonces(PaymentBatch batch) {
    return batch.ready().stream().map(item -> item.part().nonce()).toList();
  }

  private static RefusalId reason(PaymentBatch batch) {
    return batch.wrong().getFirst().refusal().id();
  }

  @Test
  void numbersThePaymentsOfAWalletInTheOrderOfTheFile() throws Exception {
    node.pending = BigInteger.valueOf(5);
    PaymentBatch batch =
        batch("wallet,to,value\nw-1,%s,1\nw-1,%s,2\nw-1,%s,3\n".formatted(TO, TO, TO));

    assertThat(nonces(batch))
        .containsExactly(BigInteger.valueOf(5), BigInteger.valueOf(6), BigInteger.valueOf(7));
    assertThat(batch.ready())
        .allSatisfy(item ->
            assertThat(item.prepared().review().risks())
                .extracting(RiskFlag::id)
                .doesNotContain("TXR-NONCE-GAP"));
    assertThat(batch.request(true)).isPresent();
    assertThat(node.closed).isOne();
  }

  @Test
  void needsNoNodeWhereTheFileSaysEverything() throws Exception {
    node.chosen = false;
    PaymentBatch batch = batch(ALL + "w-1,%s,1,3,21000,2000000000,1000000000\n".formatted(TO));

    assertThat(nonces(batch)).containsExactly(BigInteger.valueOf(3));
    assertThat(batch.totals())
        .singleElement()
        .satisfies(total -> assertThat(total.held()).isEmpty());
  }

  @Test
  void goesOnFromANonceOfTheFileWithoutANode() throws Exception {
    node.chosen = false;
    String row = "w-1,%s,1,%s,21000,2000000000,1000000000\n";

    assertThat(nonces(batch(ALL + row.formatted(TO, "3") + row.formatted(TO, ""))))
        .containsExactly(BigInteger.valueOf(3), BigInteger.valueOf(4));
  }

  @Test
  void saysOfEachRowWhatIsWrongAndProposesNone() throws Exception {
    PaymentBatch batch =
        batch(
            "wallet,to,value,token\nw-1,%s,1,\nw-1,Nobody,1,\nw-1,%s,1.,\nw-1,%s,1,NONE\nw-9,%s,1,\n"
                .formatted(TO, TO, TO, TO));

    assertThat(batch.wrong())
        .extracting(item -> item.line().place() + " " + item.refusal().id().id())
        .containsExactly(
            "line 3 " + ComposeRefusal.RECIPIENT.id(),
            "line 4 " + TransactionRefusal.FIELD.id(),
            "line 5 " + ComposeRefusal.TOKEN.id(),
            "line 6 " + PaymentRefusal.WALLET.id());
    assertThat(batch.ready()).hasSize(1);
    assertThat(batch.request(true)).isEmpty();
  }

  @Test
  void saysThatARowWithoutNonceAndFeesNeedsANode() throws Exception {
    node.chosen = false;

    assertThat(reason(batch("wallet,to,value\nw-1,%s,1\n".formatted(TO))))
        .isEqualTo(NodeRefusal.NONE);
  }

  @Test
  void saysOfTheFirstPaymentOnlyWhatTheNodeSaid() throws Exception {
    PaymentBatch batch = batch("wallet,to,value\nw-1,%s,1\nw-1,%s,2\n".formatted(TO, TO));

    assertThat(batch.ready())
        .extracting(item -> item.part().nextNonce())
        .containsExactly(Optional.of(BigInteger.ZERO), Optional.empty());
  }

  @Test
  void refusesANonceThatStandsTwice() throws Exception {
    String row = "w-1,%s,1,3,21000,2000000000,1000000000\n".formatted(TO);

    assertThat(reason(batch(ALL + row + row))).isEqualTo(TransactionRefusal.FIELD);
  }

  @Test
  void refusesOneFeeWithoutTheOther() throws Exception {
    assertThat(reason(batch(ALL + "w-1,%s,1,3,21000,2000000000,\n".formatted(TO))))
        .isEqualTo(PaymentRefusal.FEES);
  }

  @Test
  void refusesWalletsOfTwoEnclaves() throws Exception {
    assertThat(prepared("wallet,to,value\nw-1,%s,1\nw-2,%s,1\n".formatted(TO, TO)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(PaymentRefusal.ENCLAVE));
  }

  @Test
  void addsUpWhatLeavesTheWalletWithTheHighestFees() throws Exception {
    PaymentBatch batch =
        batch(
            ALL
                + "w-1,%s,4,0,21000,2000000000,1000000000\n".formatted(TO)
                + "w-1,%s,5.5,1,21000,2000000000,1000000000\n".formatted(TO));
    BigInteger fees = BigInteger.valueOf(2 * 21_000L).multiply(BigInteger.valueOf(2_000_000_000L));
    BigInteger whole = ETHER.multiply(BigInteger.valueOf(19)).shiftRight(1);

    assertThat(batch.totals())
        .singleElement()
        .satisfies(total -> {
          assertThat(total.amount()).isEqualTo(whole.add(fees));
          assertThat(total.held()).contains(node.balance);
          assertThat(total.isTooMuch()).isFalse();
        });
    node.balance = whole;
    assertThat(batch(ALL + "w-1,%s,9.5,0,21000,2000000000,1000000000\n".formatted(TO)).totals())
        .singleElement()
        .matches(BatchTotal::isTooMuch);
  }

  @Test
  void readsItsOwnBatchFileAgain() throws Exception {
    BatchFile file = BatchFile.of(batch("wallet,to,value\nw-1,%s,1\nw-1,%s,2\n".formatted(TO, TO)));

    assertThat(BatchFile.read(file.encoded())).isEqualTo(Outcome.accepted(file));
  }
}
