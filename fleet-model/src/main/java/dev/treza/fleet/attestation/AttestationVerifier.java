package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;

/// Judges attestation documents (rules `ATT-*`): AWS Nitro's COSE_Sign1 over CBOR, RFC 9052 and RFC
/// 8949, with certificates by RFC 5280. Without revocation, as AWS does.
public final class AttestationVerifier {
  static final int MAX_DOCUMENT = CoseSign1.MAX_PAYLOAD + 256;

  private AttestationVerifier() {}

  /// Judges `received` by what `request` demands. Whatever the bytes are, the answer is a report;
  /// it names the first step that failed.
  public static VerificationReport verify(Bytes received, VerificationRequest request) {
    VerificationRun run = new VerificationRun(request);
    Outcome<Candidate> candidate =
        run.step(VerificationStep.SIZE, bounded(received), bytes -> bytes.length() + " bytes")
            .then(bytes ->
                run.step(VerificationStep.ENCODING, CoseSign1.decode(bytes), CborItem::kind))
            .then(item -> run.step(VerificationStep.ENVELOPE, CoseSign1.from(item), _ -> "ES384"))
            .then(cose -> run.step(VerificationStep.PAYLOAD, PayloadReader.read(cose), run::noted))
            .then(document -> run.certificates(document));
    return run.report(candidate);
  }

  /// What `received` says, **unverified**: for a program that reads documents of its own making.
  public static Outcome<AttestationDocument> read(Bytes received) {
    return bounded(received)
        .then(CoseSign1::decode)
        .then(CoseSign1::from)
        .then(PayloadReader::read);
  }

  private static Outcome<Bytes> bounded(Bytes received) {
    return received.length() <= MAX_DOCUMENT
        ? Outcome.accepted(received)
        : Outcome.refused(
            AttestationRefusal.SIZE,
            "it has " + received.length() + " bytes, more than " + MAX_DOCUMENT);
  }
}
