package dev.treza.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.Records;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FleetViewModelTest {
  private static final Refusal WHY = Refusal.of(ConsoleRefusal.OTHER_BUILD, "local-1 differs");

  private final TaskBoard board = new TaskBoard();
  private final FakeFleet fleet = new FakeFleet();
  private final List<String> opened = new ArrayList<>();
  private final FleetViewModel model =
      new FleetViewModel(
          new FleetWatch(
              fleet,
              new AttestationHistory(Records.inMemory(UUID.randomUUID().toString())),
              DirectTasks.of(board)),
          opened::add,
          InstantSource.fixed(Samples.NOW));

  @Test
  void invitesToStartWhereNothingIsKnown() {
    model.refresh();

    assertThat(model.summary().get()).isEqualTo("No enclave is known on this computer yet.");
    assertThat(model.startDisabled().get()).isFalse();
    assertThat(model.stopDisabled().get()).isTrue();
  }

  @Test
  void countsTheVerifiedOnes() {
    fleet.add(Samples.enclave("local-1")).attests(Outcome.accepted(Samples.trusted()));
    fleet.add(Samples.enclave("local-2")).attests(Outcome.accepted(Samples.refused()));
    model.refresh();

    assertThat(model.summary().get()).isEqualTo("2 enclaves, 1 verified (simulated)");
  }

  @Test
  void offersToStopWhatRuns() {
    fleet.add(Samples.enclave("local-1")).attests(Outcome.accepted(Samples.trusted()));
    model.refresh();

    assertThat(model.stopDisabled().get()).isFalse();
    assertThat(model.startDisabled().get()).isTrue();
  }

  @Test
  void offersToStartWhatIsStopped() {
    fleet.add(Samples.enclave("local-1")).attests(Outcome.accepted(Samples.trusted()));
    model.refresh();
    model.stop();

    assertThat(model.startDisabled().get()).isFalse();
  }

  @Test
  void offersAFreshFleetWhereAnotherBuildFoundedThisOne() {
    otherBuild();

    assertThat(model.freshStartProperty().get()).isEqualTo(new FreshStart.Offered(WHY));
    assertThat(model.startDisabled().get()).isTrue();
  }

  @Test
  void offersNoFreshFleetWhileTheFormerOneStillPasses() {
    fleet.add(Samples.enclave("local-1")).attests(Outcome.accepted(Samples.trusted()));
    fleet.otherBuilds.put("local-1", WHY);
    model.refresh();

    assertThat(model.freshStartProperty().get()).isEqualTo(new FreshStart.NotNeeded());
  }

  @Test
  void movesNothingBeforeItIsConfirmed() {
    otherBuild();
    model.confirmFreshStart();

    assertThat(fleet.otherBuilds).isNotEmpty();
    assertThat(model.freshStartProperty().get()).isEqualTo(new FreshStart.Offered(WHY));
  }

  @Test
  void keepsTheQuestionInSightWhileTheFleetIsLookedAt() {
    otherBuild();
    model.offerFreshStart();
    model.refresh();

    assertThat(model.freshStartProperty().get()).isEqualTo(new FreshStart.Confirming(WHY));
    model.cancelFreshStart();
    assertThat(model.freshStartProperty().get()).isEqualTo(new FreshStart.Offered(WHY));
  }

  @Test
  void saysWhereTheFormerFleetIs() {
    otherBuild();
    model.offerFreshStart();
    model.confirmFreshStart();

    assertThat(model.freshStartProperty().get()).isEqualTo(new FreshStart.NotNeeded());
    assertThat(board.noticeProperty().get())
        .hasValueSatisfying(news -> assertThat(news).endsWith("/former"));
  }

  private void otherBuild() {
    fleet.add(Samples.enclave("local-1")).attests(Outcome.accepted(Samples.refused()));
    fleet.otherBuilds.put("local-1", WHY);
    model.refresh();
  }

  @Test
  void opensTheEnclaveOfTheRow() {
    fleet.add(Samples.enclave("local-1"));
    model.refresh();
    model.open(model.rows().getFirst());

    assertThat(opened).containsExactly("local-1");
  }
}
