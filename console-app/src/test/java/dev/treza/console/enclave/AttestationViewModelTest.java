package dev.treza.console.enclave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.Records;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttestationViewModelTest {
  private final FakeFleet fleet = new FakeFleet();
  private final Tasks tasks = DirectTasks.of(new TaskBoard());
  private final FleetWatch watch =
      new FleetWatch(
          fleet, new AttestationHistory(Records.inMemory(UUID.randomUUID().toString())), tasks);
  private final EnclaveSelection selection = new EnclaveSelection(watch);
  private final AttestationViewModel model = new AttestationViewModel(selection, tasks);

  @Test
  void namesTheStepThatFailed() {
    show(Samples.refused());

    assertThat(model.steps())
        .filteredOn(line -> line.mark() == Mark.FAILED)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.id()).isEqualTo("measurements");
          assertThat(line.detail()).startsWith("ATT-MEASUREMENTS");
        });
  }

  @Test
  void showsNoLaterStepAsPassed() {
    show(Samples.refused());

    List<String> ids = model.steps().stream().map(StepLine::id).toList();
    assertThat(model.steps().subList(ids.indexOf("measurements") + 1, ids.size()))
        .isNotEmpty()
        .allMatch(line -> line.mark() == Mark.NOT_REACHED);
  }

  @Test
  void showsTheStepsOfTheConnectionAfterThoseOfTheDocument() {
    show(Samples.trusted());

    assertThat(model.steps().getLast().id()).isEqualTo("exporter");
    assertThat(model.steps()).allMatch(line -> line.mark() == Mark.PASSED);
  }

  @Test
  void saysWhyItIsRefused() {
    show(Samples.refused());

    assertThat(model.refusal().map(Refusal::id)).contains(AttestationRefusal.MEASUREMENTS);
  }

  @Test
  void readsNoWordsOfARefusedEnclave() {
    show(Samples.refused());

    assertThat(model.words()).isEmpty();
  }

  @Test
  void readsNoWordsOverAWrongConnection() {
    show(Samples.refusedChannel());

    assertThat(model.words()).isEmpty();
  }

  @Test
  void readsSixteenWordsOfATrustedEnclave() {
    show(Samples.trusted());

    assertThat(model.words()).hasSize(16);
  }

  @Test
  void comparesEveryRegisterWithWhatIsExpected() {
    show(Samples.trusted());

    assertThat(model.registers())
        .extracting(RegisterLine::index)
        .containsExactly(0, 1, 2, 3, 4, 8, 16);
    assertThat(fit(0)).isEqualTo(RegisterLine.Fit.FITS);
    assertThat(fit(3)).isEqualTo(RegisterLine.Fit.DIFFERS);
    assertThat(fit(4)).isEqualTo(RegisterLine.Fit.NOT_REQUIRED);
    assertThat(fit(16)).isEqualTo(RegisterLine.Fit.DIFFERS);
  }

  @Test
  void showsThatTheImageDiffers() {
    fleet.add(Samples.enclave("local-1", 2)).attests(Outcome.accepted(Samples.refused()));
    watch.refresh();

    assertThat(fit(0)).isEqualTo(RegisterLine.Fit.DIFFERS);
  }

  @Test
  void verifiesAgainOnANewConnection() {
    FakeEnclave enclave = show(Samples.trusted());
    model.verifyAgain();

    assertThat(enclave.attestations).isEqualTo(2);
  }

  @Test
  void exportsTheRawDocument(@TempDir Path folder) throws Exception {
    show(Samples.trusted());
    model.export(folder.resolve("attestation.cose"));

    assertThat(Files.readString(folder.resolve("attestation.cose"))).isEqualTo("document");
  }

  @Test
  void followsTheChosenEnclave() {
    show(Samples.trusted());
    fleet.add(Samples.enclave("local-2")).attests(Outcome.accepted(Samples.refused()));
    watch.refresh();
    selection.choose("local-2");

    assertThat(model.refusal()).isPresent();
  }

  private FakeEnclave show(Attestation attestation) {
    FakeEnclave enclave =
        fleet.add(Samples.enclave("local-1")).attests(Outcome.accepted(attestation));
    watch.refresh();
    return enclave;
  }

  private RegisterLine.Fit fit(int index) {
    return model.registers().stream()
        .filter(line -> line.index() == index)
        .findFirst()
        .orElseThrow()
        .fit();
  }
}
