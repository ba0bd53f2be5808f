package dev.treza.console.charter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.credential.FixedCredential;
import dev.treza.console.enclave.EnclaveSelection;
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
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.AmendmentRules;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.AmendmentCheck;
import dev.treza.fleet.protocol.PendingReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AmendmentViewModelTest {
  private final Path file;
  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final Charter root = Samples.enclave("local-1").root();
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final FleetWatch watch =
      new FleetWatch(
          fleet, new AttestationHistory(Records.inMemory(UUID.randomUUID().toString())), tasks);
  private final AmendmentViewModel model =
      new AmendmentViewModel(new EnclaveSelection(watch), fleet, FixedCredential.desk(), tasks);

  AmendmentViewModelTest(@TempDir Path folder) {
    this.file = folder.resolve("amendment.json");
  }

  @BeforeEach
  void verified() {
    enclave.attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();
  }

  private void open(Charter next) throws IOException {
    Files.write(file, new AmendmentFile("local-1", next).encoded().toArray());
    model.open(file);
  }

  private AmendmentDraft.Reviewing reviewing() {
    return (AmendmentDraft.Reviewing) model.draftProperty().get();
  }

  @Test
  void opensTheDraftItWroteAndSendsNothing() {
    model.writeDraft(file);
    model.open(file);

    assertThat(AmendmentRules.follows(root, reviewing().request().next()))
        .isInstanceOf(Outcome.Accepted.class);
    assertThat(enclave.amendments).isEmpty();
  }

  @Test
  void refusesAnAmendmentOfAnotherCharter() throws IOException {
    open(Amendments.larger(Amendments.larger(root)));

    assertThat(model.draftProperty().get()).isInstanceOf(AmendmentDraft.None.class);
    assertThat(board.refusalProperty().get().map(Refusal::id)).contains(CharterRefusal.SERIAL);
  }

  @Test
  void signsWhatTheAgentsOwnCheckAccepts() throws IOException {
    open(Amendments.larger(root));
    model.approve();
    enclave.amends(Outcome.accepted(new Answer.Done<>(Amendments.larger(root), "receipt")));
    model.submit();

    assertThat(
            AmendmentCheck.inForce(
                Samples.enclave("local-1").head(),
                root,
                enclave.amendments.getFirst(),
                Samples.NOW))
        .isEqualTo(Outcome.accepted(Amendments.larger(root)));
    assertThat(model.draftProperty().get()).isInstanceOf(AmendmentDraft.InForce.class);
  }

  @Test
  void signsNothingBeforeEveryCriticalRiskWasAcknowledged() throws IOException {
    Officer ann = root.officers().getFirst();
    Officer more =
        new Officer(
            ann.id(),
            "Ann B",
            Set.of(Role.ADMINISTRATOR, Role.APPROVER),
            ann.credential(),
            ann.sign());
    open(Amendments.accepted(root.amended().officers(List.of(more)).charter()));
    model.approve();
    assertThat(model.approvals()).isEmpty();

    reviewing().review().critical().forEach(risk -> reviewing().review().acknowledge(risk, true));
    model.approve();
    assertThat(model.approvals()).hasSize(1);
  }

  @Test
  void keepsWhatWasCollectedWhileApprovalsAreMissing() throws IOException {
    open(Amendments.larger(root));
    model.approve();
    enclave.amends(
        Outcome.accepted(
            new Answer.Missing<>(
                new PendingReply(
                    Digest.of(Bytes.utf8("request")),
                    "charter-quorum",
                    List.of(new GroupQuorum("charter-quorum", 1))))));
    model.submit();

    assertThat(reviewing().missing()).isPresent();
    assertThat(model.approvals()).hasSize(1);
  }

  @Test
  void dropsWhatIsReviewedWhenAnotherCharterComesIntoForce() throws IOException {
    open(Amendments.larger(root));
    enclave.isRuledBy(root, Amendments.larger(root));
    watch.refresh();

    assertThat(model.draftProperty().get()).isInstanceOf(AmendmentDraft.None.class);
  }
}
