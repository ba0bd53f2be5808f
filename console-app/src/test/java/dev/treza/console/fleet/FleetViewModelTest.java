package dev.treza.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.Records;
import dev.treza.fleet.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FleetViewModelTest {
  private final FakeFleet fleet = new FakeFleet();
  private final List<String> opened = new ArrayList<>();
  private final FleetViewModel model =
      new FleetViewModel(
          new FleetWatch(
              fleet,
              new AttestationHistory(Records.inMemory(UUID.randomUUID().toString())),
              DirectTasks.of(new TaskBoard())),
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

    assertThat(model.summary().get()).isEqualTo("2 enclaves, 1 verified");
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
  void opensTheEnclaveOfTheRow() {
    fleet.add(Samples.enclave("local-1"));
    model.refresh();
    model.open(model.rows().getFirst());

    assertThat(opened).containsExactly("local-1");
  }
}
