package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.attestation.VerificationRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attestation verify`: judges an attestation document and shows every step.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verify an attestation document step by step.")
final class VerifyCommand implements Callable<Integer> {
  private static final int LEAST_NONCE_DIGITS = 64;

  /// What `--at` may say.
  enum Time {
    NOW,
    DOCUMENT
  }

  private final CommandContext context;

  @Option(
      names = "--document",
      required = true,
      paramLabel = "FILE",
      description = "the document as the security module gave it (COSE_Sign1)")
  private Path document = Path.of("");

  @Option(
      names = "--nonce",
      paramLabel = "HEX",
      description = "the random number it must answer, at least 32 bytes")
  private Optional<String> nonce = Optional.empty();

  @Option(
      names = "--charter-root",
      paramLabel = "HEX",
      description = "digest of the charter root it must be bound to")
  private Optional<String> charterRoot = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "now|document",
      description = "judge it for this moment, or for the document's own time (archives)")
  private Time at = Time.NOW;

  @Mixin private final MeasurementInput measurements = new MeasurementInput();
  @Mixin private final AnchorInput anchor = new AnchorInput();
  @Mixin private final Output output = new Output();

  VerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws UnreadableInputException {
    Bytes content = InputFile.read(document);
    Outcome<VerificationRequest> request = request();
    return switch (request) {
      case Outcome.Refused<VerificationRequest>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<VerificationRequest>(VerificationRequest demanded) ->
          show(AttestationVerifier.verify(content, demanded)).number();
    };
  }

  private Outcome<VerificationRequest> request() throws UnreadableInputException {
    Outcome<ExpectedMeasurements> expected = measurements.read();
    Outcome<TrustAnchor> trusted = anchor.read();
    Optional<Bytes> answered = nonce();
    Optional<Digest> root = charterRoot();
    return trusted.then(found ->
        expected.map(sets -> {
          VerificationRequest request = VerificationRequest.of(found, sets, judgedAt());
          VerificationRequest withNonce = answered.map(request::withNonce).orElse(request);
          return root.map(digest -> withNonce.withRoot(new ExpectedRoot.Pinned(digest)))
              .orElse(withNonce);
        }));
  }

  private JudgedAt judgedAt() {
    return switch (at) {
      case NOW -> JudgedAt.live(context.clock().instant());
      case DOCUMENT -> JudgedAt.DOCUMENT_TIME;
    };
  }

  private Optional<Bytes> nonce() throws UnreadableInputException {
    return hex("--nonce", nonce, LEAST_NONCE_DIGITS, 1024);
  }

  private Optional<Digest> charterRoot() throws UnreadableInputException {
    return hex("--charter-root", charterRoot, 64, 64).map(Digest::new);
  }

  private static Optional<Bytes> hex(String name, Optional<String> text, int least, int most)
      throws UnreadableInputException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String digits = text.get();
    if (!digits.matches("([0-9a-fA-F]{2})+") || digits.length() < least || digits.length() > most) {
      throw new UnreadableInputException(
          name + " is " + least + " to " + most + " hexadecimal digits in pairs");
    }
    return Optional.of(Bytes.hex(digits));
  }

  private ExitCode show(VerificationReport report) {
    AttestationOutput shown = new AttestationOutput(document.toString(), report, List.of());
    output.print(context.out(), shown::lines, shown::json);
    return report.verdict() instanceof RefusedAttestation(Refusal refusal)
        ? ExitCode.of(refusal)
        : ExitCode.DONE;
  }
}
