package dev.treza.console.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.credential.FixedCredential;
import dev.treza.console.csv.CsvRefusal;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.link.node.FakeNode;
import dev.treza.console.payments.BatchFile;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.Records;
import dev.treza.console.store.SignedFiles;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionRecords;
import dev.treza.console.store.TransactionState;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.sdk.BatchAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchViewModelTest {
  private static final String TO = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String TWO = "wallet,to,value\nw-1,%s,1\nw-1,%s,2.5\n".formatted(TO, TO);

  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final Records records = Records.inMemory(UUID.randomUUID().toString());
  private final FleetWatch watch = new FleetWatch(fleet, new AttestationHistory(records), tasks);
  private final Path folder;
  private final TransactionsViewModel transactions;
  private final BatchViewModel model;

  BatchViewModelTest(@TempDir Path folder) {
    this.folder = folder;
    InstantSource clock = InstantSource.fixed(Samples.NOW);
    TransactionRecords kept = new TransactionRecords(records);
    SigningLog log = new SigningLog(kept, new SignedFiles(new ConsoleHome(folder)), clock);
    transactions =
        new TransactionsViewModel(
            watch,
            new Signatory(fleet, FixedCredential.desk(), log),
            new BatchSignatory(fleet, FixedCredential.desk(), log),
            log,
            new NodeDesk(new FakeNode(), kept, clock),
            tasks);
    model = transactions.batch();
  }

  @BeforeEach
  void verified() {
    enclave
        .attests(Outcome.accepted(Samples.trusted()))
        .lists(Outcome.accepted(List.of(Samples.wallet("w-1"))))
        .reads(Outcome.accepted(new ReviewReply(Digest.of(Bytes.EMPTY), Digest.of(Bytes.EMPTY))));
    watch.refresh();
    transactions.beginBatch();
  }

  private void open(String text) throws Exception {
    model.open(Files.writeString(folder.resolve("payments.csv"), text));
  }

  private BatchDraft.Reviewing reviewing() throws Exception {
    open(TWO);
    model.review();
    return (BatchDraft.Reviewing) model.draftProperty().get();
  }

  private List<TransactionState> states() {
    return transactions.records().stream().map(TransactionRecord::state).toList();
  }

  @Test
  void sendsNothingBeforeTheApproval() throws Exception {
    BatchDraft.Reviewing reviewing = reviewing();

    assertThat(reviewing.request().items()).hasSize(2);
    assertThat(reviewing.request().atomic()).isTrue();
    assertThat(enclave.signRequests).isEmpty();
    assertThat(transactions.records()).isEmpty();
  }

  @Test
  void reviewsNothingWhileARowIsWrong() throws Exception {
    open(TWO + "w-1,nobody,1\n");
    model.review();

    assertThat(model.draftProperty().get())
        .isInstanceOfSatisfying(
            BatchDraft.Preview.class, preview -> assertThat(preview.batch().wrong()).hasSize(1));
  }

  @Test
  void asksForExactlyWhatWasReviewedWithOneApproval() throws Exception {
    BatchDraft.Reviewing reviewing = reviewing();
    enclave.signsBatch(
        Outcome.accepted(
            new BatchAnswer.Done(
                List.of(
                    Outcome.refused(ApprovalRefusal.EXPIRED, "one"),
                    Outcome.refused(ApprovalRefusal.EXPIRED, "two")))));
    model.approve();

    assertThat(enclave.signRequests).isEqualTo(reviewing.batch().prepared());
    assertThat(enclave.approvals).singleElement().satisfies(jws -> assertThat(jws).hasSize(1));
    assertThat(model.draftProperty().get()).isInstanceOf(BatchDraft.Done.class);
    assertThat(states()).containsExactly(TransactionState.REFUSED, TransactionState.REFUSED);
  }

  @Test
  void leavesInDoubtWhatNobodyAnswered() throws Exception {
    reviewing();
    Refusal refusal = Refusal.of(ChannelRefusal.CLOSED, "gone");
    enclave.signsBatch(Outcome.refused(refusal));
    model.approve();

    assertThat(model.draftProperty().get()).isEqualTo(new BatchDraft.Refused(refusal));
    assertThat(states()).containsExactly(TransactionState.IN_DOUBT, TransactionState.IN_DOUBT);
    model.back();
    assertThat(model.draftProperty().get()).isInstanceOf(BatchDraft.Preview.class);
  }

  @Test
  void approvesNothingThatTheEnclaveReadsOtherwise() throws Exception {
    reviewing();
    enclave.reads(Outcome.refused(ApprovalRefusal.REVIEW, "another digest"));
    model.approve();

    assertThat(enclave.approvals).isEmpty();
    assertThat(model.draftProperty().get())
        .isInstanceOfSatisfying(
            BatchDraft.Refused.class,
            refused -> assertThat(refused.refusal().place()).contains("payment 1"));
  }

  @Test
  void handsTheBatchToOtherOfficers() throws Exception {
    BatchDraft.Reviewing reviewing = reviewing();
    PendingReply missing =
        new PendingReply(
            reviewing.request().digest(), "all", List.of(new GroupQuorum("approvers", 1)));
    enclave.signsBatch(Outcome.accepted(new BatchAnswer.Pending(missing)));
    model.approve();
    BatchDraft.NeedsMore needs = (BatchDraft.NeedsMore) model.draftProperty().get();
    Path file = folder.resolve("batch.json");
    model.save(needs.batch(), file);

    assertThat(states())
        .containsExactly(TransactionState.NEEDS_APPROVAL, TransactionState.NEEDS_APPROVAL);
    assertThat(BatchFile.read(Bytes.of(Files.readAllBytes(file))))
        .isEqualTo(Outcome.accepted(BatchFile.of(reviewing.batch())));
  }

  @Test
  void saysWhereAFileIsWrong() throws Exception {
    open("wallet,to,value\nw-1,\"x\n");

    assertThat(model.draftProperty().get())
        .isInstanceOfSatisfying(
            BatchDraft.Refused.class,
            refused -> {
              assertThat(refused.refusal().id()).isEqualTo(CsvRefusal.FORM);
              assertThat(refused.refusal().place()).contains("line 2, column 5");
            });
  }

  @Test
  void saysThatAFileCannotBeRead() {
    model.open(folder.resolve("absent.csv"));

    assertThat(model.draftProperty().get())
        .isInstanceOfSatisfying(
            BatchDraft.Refused.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(ConsoleRefusal.FILE));
  }

  @Test
  void exportsTheListInTheFormItsFileAsksFor() throws Exception {
    reviewing();
    enclave.signsBatch(Outcome.refused(ApprovalRefusal.EXPIRED, "=1+1"));
    model.approve();
    transactions.exportList(folder.resolve("list.csv"));
    transactions.exportList(folder.resolve("list.json"));

    assertThat(folder.resolve("list.csv"))
        .content()
        .startsWith("changed,state,enclave,wallet,intent,request,hash,raw,delivery,reason\r\n")
        .contains(",refused,local-1,w-1,");
    assertThat(folder.resolve("list.json")).content().startsWith("[{").contains("\"refused\"");
  }
}
