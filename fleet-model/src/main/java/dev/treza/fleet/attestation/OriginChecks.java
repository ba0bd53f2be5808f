package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.time.Instant;
import java.util.Optional;

/// The steps that ask whether Nitro made the document, for the enclave it names, and when.
final class OriginChecks {
  private OriginChecks() {}

  static StepOutcome chain(Candidate candidate, VerificationRequest request) {
    Instant time =
        switch (request.judgedAt()) {
          case JudgedAt.Live live -> live.now();
          case JudgedAt.DocumentTime _ -> candidate.document().timestamp();
        };
    return candidate.chain().leadsTo(request.anchor(), time);
  }

  static StepOutcome validity(Candidate candidate, VerificationRequest request) {
    CertificateChain.Validity valid = candidate.chain().validity(request.anchor());
    return switch (request.judgedAt()) {
      case JudgedAt.Live(var now, var skew) -> {
        if (now.plus(skew).isBefore(valid.from())) {
          yield failed(AttestationRefusal.CLOCK, "valid from " + valid.from() + ", now " + now);
        }
        yield now.minus(skew).isAfter(valid.to())
            ? failed(AttestationRefusal.EXPIRED, "valid until " + valid.to() + ", now " + now)
            : new StepOutcome.Passed("valid until " + valid.to());
      }
      case JudgedAt.DocumentTime _ -> {
        Instant time = candidate.document().timestamp();
        yield valid.nearest(time).equals(time)
            ? new StepOutcome.Passed("valid when the document was made, at " + time)
            : failed(
                AttestationRefusal.EXPIRED,
                "valid " + valid.from() + " to " + valid.to() + ", document of " + time);
      }
    };
  }

  static StepOutcome name(Candidate candidate, VerificationRequest request) {
    return switch (candidate.chain().region(candidate.document().moduleId())) {
      case Outcome.Accepted<String>(String region) ->
          new StepOutcome.Passed(candidate.document().moduleId() + " in " + region);
      case Outcome.Refused<String>(var refusal) -> new StepOutcome.Failed(refusal);
    };
  }

  static StepOutcome signature(Candidate candidate, VerificationRequest request) {
    return verifies(candidate)
        ? new StepOutcome.Passed("ES384, by the document's own certificate")
        : failed(AttestationRefusal.SIGNATURE, "it does not fit the content and the certificate");
  }

  private static boolean verifies(Candidate candidate) {
    CoseSign1 envelope = candidate.document().envelope();
    return candidate
        .chain()
        .leafKey()
        .filter(key -> key.verifies(envelope.signedBytes(), envelope.signature()))
        .isPresent();
  }

  static StepOutcome freshness(Candidate candidate, VerificationRequest request) {
    Instant made = candidate.document().timestamp();
    return switch (request.judgedAt()) {
      case JudgedAt.DocumentTime _ ->
          new StepOutcome.NotChecked("freshness not checked: judged for its own time, " + made);
      case JudgedAt.Live(var now, _) -> {
        if (made.isAfter(now.plus(JudgedAt.MAX_AGE))) {
          yield failed(AttestationRefusal.CLOCK, "made " + made + ", now " + now);
        }
        yield made.isBefore(now.minus(JudgedAt.MAX_AGE))
            ? failed(AttestationRefusal.STALE, "made " + made + ", now " + now)
            : new StepOutcome.Passed("made " + made + ", now " + now);
      }
    };
  }

  static StepOutcome nonce(Candidate candidate, VerificationRequest request) {
    if (request.nonce().isEmpty()) {
      return new StepOutcome.NotChecked("no random number was asked with, so it may be a replay");
    }
    Optional<Bytes> answered = candidate.document().nonce();
    String shown = "it answers " + answered.map(Bytes::hex).orElse("none");
    return answered.equals(request.nonce())
        ? new StepOutcome.Passed(shown)
        : failed(AttestationRefusal.NONCE, shown);
  }

  private static StepOutcome failed(AttestationRefusal id, String detail) {
    return new StepOutcome.Failed(Refusal.of(id, detail));
  }
}
