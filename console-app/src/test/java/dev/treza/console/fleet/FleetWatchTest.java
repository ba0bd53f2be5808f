package dev.treza.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.RunState;
import dev.treza.console.link.Samples;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.Records;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.ChannelRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FleetWatchTest {
  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final TaskBoard board = new TaskBoard();
  private final AttestationHistory history =
      new AttestationHistory(Records.inMemory(UUID.randomUUID().toString()));
  private final FleetWatch watch = new FleetWatch(fleet, history, DirectTasks.of(board));

  @Test
  void callsASimulatorVerifiedAsSimulatedOnly() {
    enclave.attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();

    assertThat(standing()).isEqualTo(new Standing.VerifiedSimulated(Samples.NOW));
  }

  @Test
  void showsARefusedDocumentAsRefused() {
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(standing())
        .isEqualTo(
            new Standing.Refused(Refusal.of(AttestationRefusal.MEASUREMENTS, "PCR0 differs")));
  }

  @Test
  void refusesARightDocumentOnAWrongConnection() {
    enclave.attests(Outcome.accepted(Samples.refusedChannel()));
    watch.refresh();

    assertThat(standing()).isInstanceOf(Standing.Refused.class);
  }

  @Test
  void rulesByTheCharterThatTheEnclaveProvesFromThePinnedRoot() {
    Charter root = Samples.enclave("local-1").root();
    Charter next =
        ((Outcome.Accepted<Charter>) root.amended().maxKeysPerEnclave(11).charter()).value();
    enclave.attests(Outcome.accepted(Samples.trusted())).isRuledBy(root, next);
    watch.refresh();

    assertThat(status().enclave().charter()).isEqualTo(next);
    assertThat(status().enclave().root()).isEqualTo(root);
  }

  @Test
  void believesNothingOfAnEnclaveThatCannotProveItsCharter() {
    trusted();
    enclave.shows(Outcome.refused(ChannelRefusal.RECEIPT, "it is of another charter"));
    watch.refresh();

    assertThat(status().trusted()).isFalse();
    assertThat(status().wallets()).isEmpty();
  }

  @Test
  void asksARefusedEnclaveForNothing() {
    enclave
        .attests(Outcome.accepted(Samples.refused()))
        .lists(Outcome.accepted(List.of(Samples.wallet("w-1"))));
    watch.refresh();

    assertThat(status().wallets()).isEmpty();
  }

  @Test
  void listsTheWalletsOfAVerifiedEnclave() {
    trusted();
    watch.refresh();

    assertThat(status().wallets()).containsExactly(Samples.wallet("w-1"));
  }

  @Test
  void forgetsTheWalletsWhenTheEnclaveIsNoLongerVerified() {
    trusted();
    watch.refresh();
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(status().wallets()).isEmpty();
  }

  @Test
  void saysUnreachableWhenNobodyAnswers() {
    enclave.attests(Outcome.refused(ConsoleRefusal.STOPPED, "nobody"));
    watch.refresh();

    assertThat(standing()).isInstanceOf(Standing.Unreachable.class);
  }

  @Test
  void saysWhyAProcessDied() {
    Refusal why = Refusal.of(ConsoleRefusal.AGENT_DIED, "exit code 1");
    fleet.states.put("local-1", new RunState.Died(why));
    watch.refresh();

    assertThat(standing()).isEqualTo(new Standing.Unreachable(why));
  }

  @Test
  void keepsAGoodStandingInSightWhileItLooksAgain() {
    trusted();
    watch.refresh();
    List<Standing> seen = new ArrayList<>();
    watch.statuses().subscribe(() -> seen.add(standing()));
    watch.refresh();

    assertThat(seen).isNotEmpty().allMatch(Standing.VerifiedSimulated.class::isInstance);
  }

  @Test
  void showsNothingVerifiedOfWhatIsHeldAgainstSomethingElseNow() {
    trusted();
    watch.refresh();
    List<Standing> seen = new ArrayList<>();
    watch.statuses().subscribe(() -> seen.add(standing()));
    fleet.replace(Samples.enclave("local-1", 2));
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(seen).isNotEmpty().noneMatch(Standing.VerifiedSimulated.class::isInstance);
  }

  @Test
  void forgetsALookAtWhatIsHeldAgainstSomethingElseMeanwhile() {
    List<Runnable> later = new ArrayList<>();
    FleetWatch slow = new FleetWatch(fleet, history, new Tasks(later::add, Runnable::run, board));
    trusted();
    slow.refresh();
    later.removeFirst().run();
    fleet.replace(Samples.enclave("local-1", 2));
    slow.refresh();
    Runnable look = later.removeFirst();
    later.removeFirst().run();
    List<EnclaveStatus> seen = new ArrayList<>();
    slow.statuses().subscribe(() -> slow.status("local-1").ifPresent(seen::add));
    look.run();

    assertThat(seen).isNotEmpty().noneMatch(EnclaveStatus::trusted);
  }

  @Test
  void callsAnEnclaveThatHangsUpUnreachable() {
    enclave.attests(Outcome.accepted(Samples.silent()));
    watch.refresh();

    assertThat(standing()).isInstanceOf(Standing.Unreachable.class);
  }

  @Test
  void callsAPeerWithoutTlsRefused() {
    enclave.attests(Outcome.refused(ChannelRefusal.TLS, "plain text"));
    watch.refresh();

    assertThat(standing()).isInstanceOf(Standing.Refused.class);
  }

  @Test
  void showsThatItChecksWhenAPersonAsked() {
    trusted();
    watch.refresh();
    List<Standing> seen = new ArrayList<>();
    watch.statuses().subscribe(() -> seen.add(standing()));
    watch.verify("local-1");

    assertThat(seen).anyMatch(Standing.Checking.class::isInstance);
  }

  @Test
  void looksAgainWhenAskedDuringALook() {
    List<Runnable> later = new ArrayList<>();
    FleetWatch slow = new FleetWatch(fleet, history, new Tasks(later::add, Runnable::run, board));
    trusted();
    slow.refresh();
    later.removeFirst().run();
    slow.verify("local-1");
    while (!later.isEmpty()) {
      later.removeFirst().run();
    }

    assertThat(enclave.attestations).isEqualTo(2);
  }

  @Test
  void looksAtTheFleetAfterStartingIt() {
    fleet.states.clear();
    trusted();
    watch.start();

    assertThat(standing()).isInstanceOf(Standing.VerifiedSimulated.class);
    assertThat(watch.busyProperty().get()).isFalse();
  }

  @Test
  void isFreeAgainAfterAStartThatFailed() {
    fleet.failsToStart = true;
    watch.start();

    assertThat(watch.busyProperty().get()).isFalse();
    assertThat(board.refusalProperty().get().map(Refusal::id)).contains(ConsoleRefusal.NO_AGENT);
  }

  @Test
  void recordsAVerdictOnceAndItsChange() throws Exception {
    trusted();
    watch.refresh();
    watch.refresh();
    enclave.attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(history.of("local-1"))
        .extracting(AttestationHistory.Entry::verdict)
        .containsExactly("ATT-MEASUREMENTS", "verified-simulated");
  }

  private void trusted() {
    enclave
        .attests(Outcome.<Attestation>accepted(Samples.trusted()))
        .lists(Outcome.accepted(List.of(Samples.wallet("w-1"))));
  }

  private EnclaveStatus status() {
    return watch.status("local-1").orElseThrow();
  }

  private Standing standing() {
    return status().standing();
  }
}
