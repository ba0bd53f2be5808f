package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.attestation.VerificationRequest;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say what a document must show beside measurements. A running enclave is held
/// against its pin instead.
final class DocumentDemands {
  /// What `--at` may say.
  enum Time {
    NOW,
    DOCUMENT
  }

  /// The options, read.
  record Values(JudgedAt judgedAt, Optional<Bytes> nonce, Optional<Digest> charterRoot) {
    VerificationRequest request(TrustAnchor anchor, ExpectedMeasurements measurements) {
      VerificationRequest request = VerificationRequest.of(anchor, measurements, judgedAt);
      VerificationRequest answering = nonce.map(request::withNonce).orElse(request);
      return charterRoot
          .map(digest -> answering.withRoot(new ExpectedRoot.Pinned(digest)))
          .orElse(answering);
    }
  }

  @Option(
      names = "--nonce",
      paramLabel = "HEX",
      description = "the random number the document must answer, at least 32 bytes")
  private Optional<String> nonce = Optional.empty();

  @Option(
      names = "--charter-root",
      paramLabel = "HEX",
      description = "digest of the charter root the document must be bound to")
  private Optional<String> charterRoot = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "now|document",
      description = "judge the document for this moment (default), or for its own time (archives)")
  private Optional<Time> at = Optional.empty();

  @Mixin private final AnchorInput anchor = new AnchorInput();

  Outcome<TrustAnchor> anchor() throws UnreadableInputException {
    return anchor.read();
  }

  /// Where nothing is expected nothing can be accepted: then an archived document is judged at its
  /// own time, so that the answer is what is missing and not how old the document is.
  Values values(InstantSource clock, ExpectedMeasurements expected)
      throws UnreadableInputException {
    Time usual = expected.sets().isEmpty() ? Time.DOCUMENT : Time.NOW;
    JudgedAt judgedAt =
        switch (at.orElse(usual)) {
          case NOW -> JudgedAt.live(clock.instant());
          case DOCUMENT -> JudgedAt.DOCUMENT_TIME;
        };
    return new Values(
        judgedAt,
        hex("--nonce", nonce, 64, 1024),
        hex("--charter-root", charterRoot, 64, 64).map(Digest::new));
  }

  void refuseAny() throws UnreadableInputException {
    if (nonce.isPresent() || charterRoot.isPresent() || at.isPresent() || anchor.isGiven()) {
      throw new UnreadableInputException(
          "--nonce, --charter-root, --at and --root are for --document;"
              + " an enclave is held against its pin");
    }
  }

  private static Optional<Bytes> hex(String name, Optional<String> text, int least, int most)
      throws UnreadableInputException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String digits = text.get();
    if (!digits.matches("([0-9a-fA-F]{2})+") || digits.length() < least || digits.length() > most) {
      throw new UnreadableInputException(
          name + " takes " + least + " to " + most + " hexadecimal digits in pairs");
    }
    return Optional.of(Bytes.hex(digits));
  }
}
