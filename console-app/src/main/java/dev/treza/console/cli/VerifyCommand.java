package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.RefusedAttestation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attestation verify`: judges a document, or a running enclave, and shows every step.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verify an attestation document, or a running enclave, step by step.")
final class VerifyCommand implements Callable<Integer> {
  /// What is verified.
  static final class Subject {
    @Option(
        names = "--document",
        paramLabel = "FILE",
        description = "a document as the security module gave it (COSE_Sign1)")
    private Optional<Path> document = Optional.empty();

    @Option(
        names = "--enclave",
        paramLabel = "ID",
        description = "a running enclave, held against what this computer pinned")
    private Optional<String> enclave = Optional.empty();
  }

  private final CommandContext context;

  @ArgGroup(multiplicity = "1")
  private final Subject subject = new Subject();

  @Mixin private final DocumentDemands demands = new DocumentDemands();
  @Mixin private final MeasurementInput measurements = new MeasurementInput();
  @Mixin private final Output output = new Output();

  VerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws UnreadableInputException, ConsoleException, InterruptedException {
    Outcome<AttestationOutput> shown =
        subject.document.isPresent()
            ? document(subject.document.get())
            : enclave(subject.enclave.orElse(""));
    return switch (shown) {
      case Outcome.Refused<AttestationOutput>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<AttestationOutput>(AttestationOutput attestation) ->
          show(attestation).number();
    };
  }

  private Outcome<AttestationOutput> document(Path file) throws UnreadableInputException {
    Bytes content = InputFile.read(file);
    return switch (measurements.read()) {
      case Outcome.Refused<ExpectedMeasurements>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<ExpectedMeasurements>(ExpectedMeasurements expected) -> {
        DocumentDemands.Values values = demands.values(context.clock(), expected);
        yield demands
            .anchor()
            .map(root ->
                new AttestationOutput(
                    file.toString(),
                    AttestationVerifier.verify(content, values.request(root, expected)),
                    List.of(),
                    Optional.empty()));
      }
    };
  }

  /// Measurements named here take the place of the pinned ones; the rest stays as pinned.
  private Outcome<AttestationOutput> enclave(String id)
      throws UnreadableInputException, ConsoleException, InterruptedException {
    demands.refuseAny();
    KnownEnclave pinned = EnclaveInput.find(context.fleet(), id);
    Optional<Refusal> otherBuild = context.fleet().otherBuild(pinned);
    return switch (measurements.read()) {
      case Outcome.Refused<ExpectedMeasurements>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<ExpectedMeasurements>(ExpectedMeasurements named) ->
          context
              .fleet()
              .link(named.sets().isEmpty() ? pinned : holding(pinned, named))
              .attest()
              .map(attestation -> AttestationOutput.of(pinned, attestation, otherBuild));
    };
  }

  private static KnownEnclave holding(KnownEnclave pinned, ExpectedMeasurements named) {
    return new KnownEnclave(pinned.id(), pinned.anchor(), named, pinned.root());
  }

  private ExitCode show(AttestationOutput attestation) {
    output.print(context.out(), attestation::lines, attestation::json);
    return attestation.report().verdict() instanceof RefusedAttestation(Refusal refusal)
        ? ExitCode.of(refusal)
        : ExitCode.DONE;
  }
}
