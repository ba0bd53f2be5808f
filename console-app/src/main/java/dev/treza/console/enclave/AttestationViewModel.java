package dev.treza.console.enclave;

import dev.treza.console.ConsoleException;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.Standing;
import dev.treza.console.link.Attestation;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationVerdict;
import dev.treza.fleet.attestation.AttestedFacts;
import dev.treza.fleet.attestation.CertificateDetails;
import dev.treza.fleet.attestation.MeasurementWords;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.VerifiedAttestation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/// What the attestation tab shows of the chosen enclave. Whatever is read here of a refused
/// document is what it *claims*.
public final class AttestationViewModel {
  private static final int WORDS = 16;

  private final EnclaveSelection selection;
  private final Tasks tasks;

  public AttestationViewModel(EnclaveSelection selection, Tasks tasks) {
    this.selection = selection;
    this.tasks = tasks;
  }

  public ReadOnlyObjectProperty<Optional<EnclaveStatus>> statusProperty() {
    return selection.statusProperty();
  }

  public void verifyAgain() {
    selection.verify();
  }

  /// Why the enclave is not trusted, if there is a reason to give.
  public Optional<Refusal> refusal() {
    return status().map(EnclaveStatus::standing).flatMap(AttestationViewModel::reason);
  }

  /// What this computer knows of why the enclave is not trusted, where there is a reason to give.
  public Optional<Refusal> cause() {
    return refusal().flatMap(_ -> status()).flatMap(EnclaveStatus::otherBuild);
  }

  public List<StepLine> steps() {
    return attestation().map(StepLine::of).orElse(List.of());
  }

  public List<RegisterLine> registers() {
    return status()
        .flatMap(status ->
            attestation()
                .flatMap(last -> last.report().claimed())
                .map(document -> RegisterLine.of(status.enclave(), document)))
        .orElse(List.of());
  }

  public List<CertificateDetails> certificates() {
    return attestation().map(last -> last.report().chain()).orElse(List.of());
  }

  /// Words to compare by telephone: only of an enclave that is trusted, so that nobody reads a
  /// stranger's words aloud.
  public List<String> words() {
    return attestation()
        .filter(last -> last.refusal().isEmpty())
        .flatMap(last -> facts(last.report().verdict()))
        .map(facts -> MeasurementWords.of(facts.measurements(), WORDS))
        .orElse(List.of());
  }

  public Optional<Attestation> attestation() {
    return status().flatMap(EnclaveStatus::attestation);
  }

  public Optional<Bytes> document() {
    return attestation().flatMap(Attestation::document);
  }

  /// Writes the raw document, whole or not at all.
  public void export(Path file) {
    document()
        .ifPresent(document ->
            tasks.run(
                "Exporting the document",
                _ -> write(file, document),
                written -> tasks.board().tell("The document was written to " + written)));
  }

  private static Path write(Path file, Bytes document) throws ConsoleException {
    AtomicFiles.write(file, document);
    return file;
  }

  private Optional<EnclaveStatus> status() {
    return selection.statusProperty().get();
  }

  private static Optional<Refusal> reason(Standing standing) {
    return switch (standing) {
      case Standing.Refused(Refusal refusal) -> Optional.of(refusal);
      case Standing.Unreachable(Refusal refusal) -> Optional.of(refusal);
      case Standing.Unknown _ -> Optional.empty();
      case Standing.Stopped _ -> Optional.empty();
      case Standing.Checking _ -> Optional.empty();
      case Standing.Verified _ -> Optional.empty();
      case Standing.VerifiedSimulated _ -> Optional.empty();
    };
  }

  private static Optional<AttestedFacts> facts(AttestationVerdict verdict) {
    return switch (verdict) {
      case VerifiedAttestation verified -> Optional.of(verified.facts());
      case SimulatedAttestation simulated -> Optional.of(simulated.facts());
      case RefusedAttestation _ -> Optional.empty();
    };
  }
}
