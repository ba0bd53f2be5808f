package dev.treza.console.enclave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.credential.FixedCredential;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.link.node.FakeNode;
import dev.treza.console.link.node.NodeRefusal;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.Records;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReleaseViewModelTest {
  private final Wallet held = Samples.wallet("w-1").in(WalletState.HELD);
  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final FakeNode node = new FakeNode();
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final FleetWatch watch =
      new FleetWatch(
          fleet, new AttestationHistory(Records.inMemory(UUID.randomUUID().toString())), tasks);
  private final ReleaseViewModel model =
      new ReleaseViewModel(new EnclaveSelection(watch), fleet, node, FixedCredential.desk(), tasks);

  @BeforeEach
  void verified() {
    enclave.attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();
    model.begin(held);
  }

  @Test
  void asksForACounterOfEachNetworkTheKeyIsFor() {
    assertThat(model.rows())
        .extracting(row -> row.network().name())
        .containsExactly("Local Ethereum 31337");
  }

  @Test
  void takesTheNextNonceFromTheNode() {
    node.pending = BigInteger.valueOf(42);
    model.ask(model.rows().getFirst());

    assertThat(model.rows().getFirst().nextProperty().get()).isEqualTo("42");
  }

  @Test
  void saysThatThereIsNoNode() {
    node.chosen = false;
    model.ask(model.rows().getFirst());

    assertThat(board.refusalProperty().get().map(Refusal::id)).contains(NodeRefusal.NONE);
  }

  @Test
  void reviewsTheVeryCounters() {
    model.rows().getFirst().nextProperty().set("7");
    model.review();

    assertThat(model.draftProperty().get())
        .isInstanceOfSatisfying(
            ReleaseDraft.Reviewing.class,
            reviewing ->
                assertThat(reviewing.request().counters().next())
                    .containsEntry(BigInteger.valueOf(31337), BigInteger.valueOf(7)));
    assertThat(enclave.releaseRequests).isEmpty();
  }

  @Test
  void refusesCountersThatAreMissingOrNoNumbers() {
    model.review();
    assertThat(board.refusalProperty().get().map(Refusal::id))
        .contains(TransactionRefusal.INCOMPLETE);
    model.rows().getFirst().nextProperty().set("1.0");
    model.review();

    assertThat(board.refusalProperty().get().map(Refusal::id)).contains(TransactionRefusal.FIELD);
    assertThat(model.draftProperty().get()).isInstanceOf(ReleaseDraft.Form.class);
  }

  @Test
  void approvesNothingBeforeTheRiskIsAcknowledged() {
    model.rows().getFirst().nextProperty().set("7");
    model.review();
    model.approve();

    assertThat(model.draftProperty().get()).isInstanceOf(ReleaseDraft.Reviewing.class);
  }

  /// An approval of a release names the boot; the attestation of the samples names none.
  @Test
  void releasesNothingInABootThatIsNotKnown() {
    model.rows().getFirst().nextProperty().set("7");
    model.review();
    ReleaseDraft.Reviewing reviewing = (ReleaseDraft.Reviewing) model.draftProperty().get();
    for (RiskFlag risk : reviewing.review().critical()) {
      reviewing.review().acknowledge(risk, true);
    }
    model.approve();

    assertThat(model.draftProperty().get())
        .isInstanceOfSatisfying(
            ReleaseDraft.Refused.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(AgentRefusal.PHASE));
    assertThat(enclave.releaseRequests).isEmpty();
  }
}
