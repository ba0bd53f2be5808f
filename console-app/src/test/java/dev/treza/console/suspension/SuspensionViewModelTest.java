package dev.treza.console.suspension;

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
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.Suspended;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SuspensionViewModelTest {
  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final FleetWatch watch =
      new FleetWatch(
          fleet, new AttestationHistory(Records.inMemory(UUID.randomUUID().toString())), tasks);
  private final SuspensionViewModel model =
      new SuspensionViewModel(
          new EnclaveSelection(watch).statusProperty(), fleet, FixedCredential.desk(), tasks);

  @BeforeEach
  void verified() {
    enclave
        .attests(Outcome.accepted(Samples.trusted()))
        .hasSuspended(new Suspended(SuspensionSubject.WALLET, "w-1", Samples.NOW));
    watch.refresh();
  }

  @Test
  void listsWhatTheVerifiedEnclaveHasSuspended() {
    assertThat(model.find(SuspensionSubject.WALLET, "w-1")).isPresent();
    assertThat(model.find(SuspensionSubject.OFFICER, "w-1")).isEmpty();
  }

  @Test
  void forgetsItWhenTheEnclaveIsNoLongerVerified() {
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(model.suspended()).isEmpty();
  }

  @Test
  void showsWhatIsAskedBeforeAnythingIsSent() {
    model.ask(SuspensionSubject.WALLET, "w-2", false);

    assertThat(model.draftProperty().get()).isInstanceOf(SuspensionDraft.Reviewing.class);
    assertThat(enclave.suspensionRequests).isEmpty();
  }

  @Test
  void signsAndSendsWhatWasShown() {
    model.ask(SuspensionSubject.WALLET, "w-2", false);
    var shown = ((SuspensionDraft.Reviewing) model.draftProperty().get()).request();
    enclave.suspends(Outcome.accepted(new Answer.Done<>(shown, "receipt")));
    model.approve();

    assertThat(enclave.suspensionRequests).containsExactly(shown);
    assertThat(enclave.approvals.getLast()).hasSize(1);
    assertThat(model.draftProperty().get()).isEqualTo(new SuspensionDraft.Done(shown));
  }
}
