package dev.treza.console.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.credential.FixedCredential;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.Answer;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.Records;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionRecords;
import dev.treza.console.store.TransactionState;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.Approval;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReviewReply;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransactionsViewModelTest {
  private static final String PAYMENT =
      """
      {"to": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "value": "0.25", "chainId": "31337",
       "nonce": "0", "gasLimit": "21000", "gasPrice": "1000000000"}\
      """;
  private static final String BLIND_CALL =
      PAYMENT.replace("\"nonce\"", "\"data\": \"0xdeadbeef\", \"nonce\"");

  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final Records records = Records.inMemory(UUID.randomUUID().toString());
  private final FleetWatch watch = new FleetWatch(fleet, new AttestationHistory(records), tasks);
  private final TransactionsViewModel model =
      new TransactionsViewModel(
          watch,
          new Signatory(
              fleet,
              FixedCredential.desk(),
              new TransactionRecords(records),
              InstantSource.fixed(Samples.NOW)),
          tasks);

  @BeforeEach
  void verified() {
    enclave
        .attests(Outcome.accepted(Samples.trusted()))
        .lists(Outcome.accepted(List.of(Samples.wallet("w-1"))))
        .reads(Outcome.accepted(new ReviewReply(Digest.of(Bytes.EMPTY), Digest.of(Bytes.EMPTY))));
    watch.refresh();
  }

  @Test
  void offersTheWalletsOfVerifiedEnclavesOnly() {
    assertThat(model.choices()).extracting(choice -> choice.wallet().id()).containsExactly("w-1");
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(model.choices()).isEmpty();
    assertThat(model.choiceProperty().get()).isEmpty();
  }

  @Test
  void remembersTheChosenWalletWhileItsEnclaveIsVerifiedAgain() {
    enclave.lists(Outcome.accepted(List.of(Samples.wallet("w-1"), Samples.wallet("w-2"))));
    watch.refresh();
    model.choiceProperty().set(Optional.of(model.choices().getLast()));
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();
    enclave.attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();

    assertThat(model.choiceProperty().get())
        .hasValueSatisfying(choice -> assertThat(choice.wallet().id()).isEqualTo("w-2"));
  }

  @Test
  void choosesNoOtherWalletInPlaceOfTheChosenOne() {
    enclave.lists(Outcome.accepted(List.of(Samples.wallet("w-2"))));
    watch.refresh();

    assertThat(model.choices()).extracting(choice -> choice.wallet().id()).containsExactly("w-2");
    assertThat(model.choiceProperty().get()).isEmpty();
  }

  @Test
  void leavesTheChoicesAloneWhileNothingChanges() {
    AtomicInteger changes = new AtomicInteger();
    model.choices().subscribe(changes::incrementAndGet);
    watch.refresh();
    watch.refresh();

    assertThat(changes).hasValue(0);
  }

  @Test
  void sendsNothingWhileItIsReviewed() {
    review(PAYMENT);

    assertThat(model.draftProperty().get()).isInstanceOf(Draft.Reviewing.class);
    assertThat(enclave.signRequests).isEmpty();
    assertThat(states()).containsExactly(TransactionState.DRAFT);
  }

  @Test
  void signsTheVeryTransactionThatWasShown() {
    review(PAYMENT);
    Draft.Reviewing shown = (Draft.Reviewing) model.draftProperty().get();
    enclave.signs(done(shown));
    model.approve();

    assertThat(enclave.signRequests).containsExactly(shown.prepared());
    assertThat(recorded().state()).isEqualTo(TransactionState.SIGNED);
    assertThat(recorded().receipt()).isEqualTo("receipt");
    assertThat(states()).containsExactly(TransactionState.SIGNED);
  }

  @Test
  void approvesNothingWhileACriticalRiskIsNotAcknowledged() {
    review(BLIND_CALL);
    model.approve();

    assertThat(enclave.signRequests).isEmpty();
    assertThat(model.draftProperty().get()).isInstanceOf(Draft.Reviewing.class);
  }

  @Test
  void putsTheAcknowledgedRisksIntoTheApproval() {
    review(BLIND_CALL);
    Draft.Reviewing shown = (Draft.Reviewing) model.draftProperty().get();
    for (RiskFlag risk : shown.review().critical()) {
      shown.review().acknowledge(risk, true);
    }
    enclave.signs(done(shown));
    model.approve();

    assertThat(approval().acknowledged()).containsExactly("TXR-BLIND-DATA", "TXR-BLIND-VALUE");
  }

  @Test
  void refusesWhenTheEnclaveReadsSomethingElse() {
    enclave.reads(Outcome.refused(ApprovalRefusal.REVIEW, "another review"));
    review(PAYMENT);
    model.approve();

    assertThat(enclave.signRequests).isEmpty();
    assertThat(refusal().id()).isEqualTo(ApprovalRefusal.REVIEW);
    assertThat(states()).containsExactly(TransactionState.REFUSED);
  }

  @Test
  void recordsThatApprovalsAreMissing() {
    enclave.signs(
        Outcome.accepted(
            new Answer.Missing<>(new PendingReply(Digest.of(Bytes.EMPTY), "rule-1", List.of()))));
    review(PAYMENT);
    model.approve();

    assertThat(recorded().state()).isEqualTo(TransactionState.NEEDS_APPROVAL);
  }

  @Test
  void keepsASignatureThoughTheSameRequestIsRefusedLater() throws Exception {
    review(PAYMENT);
    enclave.signs(done((Draft.Reviewing) model.draftProperty().get()));
    model.approve();
    enclave.signs(Outcome.refused(ConsoleRefusal.STOPPED, "gone"));
    review(PAYMENT);
    model.approve();

    assertThat(states()).containsExactly(TransactionState.SIGNED);
  }

  @Test
  void refusesAWrongChecksumAndShowsTheRightOne() {
    review(PAYMENT.replace("dc79C8", "dC79C8"));

    assertThat(refusal().id()).isEqualTo(TransactionRefusal.CHECKSUM);
    assertThat(refusal().detail()).contains("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
  }

  @Test
  void refusesATransactionForAnotherNetworkThanTheWallets() {
    review(PAYMENT.replace("31337", "1"));

    assertThat(refusal().id()).isEqualTo(TransactionRefusal.CHAIN);
  }

  @Test
  void keepsTheTextWhenGoingBack() {
    review("nonsense");
    model.edit();

    assertThat(model.inputProperty().get()).isEqualTo("nonsense");
    assertThat(model.draftProperty().get()).isEqualTo(new Draft.Composing());
  }

  @Test
  void opensRawBytesAsDigits(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("raw"), new byte[] {2, (byte) 0xc0});
    model.open(file);

    assertThat(model.inputProperty().get()).isEqualTo("02c0");
  }

  @Test
  void savesTheSignedTransactionWhole(@TempDir Path folder) throws Exception {
    review(PAYMENT);
    enclave.signs(done((Draft.Reviewing) model.draftProperty().get()));
    model.approve();
    model.save(recorded(), folder.resolve("signed.hex"));

    assertThat(Files.readString(folder.resolve("signed.hex")))
        .isEqualTo("0x" + recorded().raw().hex() + "\n");
  }

  private void review(String text) {
    model.inputProperty().set(text);
    model.review();
  }

  private TransactionRecord recorded() {
    return ((Draft.Recorded) model.draftProperty().get()).transaction();
  }

  private Refusal refusal() {
    return ((Draft.Refused) model.draftProperty().get()).refusal();
  }

  private List<TransactionState> states() {
    model.refresh();
    return model.records().stream().map(TransactionRecord::state).toList();
  }

  private Approval approval() {
    String payload = enclave.approvals.getLast().getFirst().split("\\.", -1)[1];
    return switch (JsonFields.decode(
        Bytes.of(Base64.getUrlDecoder().decode(payload)), Approval::read)) {
      case Outcome.Accepted<Approval>(Approval read) -> read;
      case Outcome.Refused<Approval>(Refusal refusal) ->
          throw new IllegalStateException(refusal.line());
    };
  }

  private static Outcome<Answer<EvmSigned>> done(Draft.Reviewing shown) {
    EvmSignature signature = new EvmSignature(BigInteger.ONE, BigInteger.ONE, 0);
    return Outcome.accepted(
        new Answer.Done<>(shown.prepared().payload().assemble(signature), "receipt"));
  }
}
