package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The steps that ask whether the enclave is the one expected.
final class EnclaveChecks {
  private static final int ROLE = 3;
  private static final int CHARTER_ROOT = 16;
  private static final int LAST_REGISTER = 31;

  private EnclaveChecks() {}

  static StepOutcome debug(Candidate candidate, VerificationRequest request) {
    for (int index = 0; index <= 2; index++) {
      Optional<PcrValue> pcr = candidate.document().pcr(index);
      if (pcr.isEmpty() || pcr.get().isZero()) {
        String state = pcr.isEmpty() ? " is missing" : " is zero";
        return failed(AttestationRefusal.DEBUG, index, "PCR" + index + state);
      }
    }
    return new StepOutcome.Passed("PCR0, PCR1 and PCR2 are not zero");
  }

  static StepOutcome measurements(Candidate candidate, VerificationRequest request) {
    if (request.measurements().sets().isEmpty()) {
      return new StepOutcome.Failed(
          Refusal.of(AttestationRefusal.NO_MEASUREMENTS, "no expected measurements were given"));
    }
    return shown(candidate, request)
        .<StepOutcome>map(set -> new StepOutcome.Passed("it runs " + set))
        .orElseGet(() ->
            failed(
                AttestationRefusal.MEASUREMENTS,
                0,
                "none of the expected sets fits; PCR0 is " + shown(candidate, 0)));
  }

  /// The first expected set that the document shows.
  static Optional<Measurements> shown(Candidate candidate, VerificationRequest request) {
    return request.measurements().sets().stream()
        .filter(set -> set.matches(candidate.document()))
        .findFirst();
  }

  static StepOutcome root(Candidate candidate, VerificationRequest request) {
    return whenAsked(
        request.root(),
        "no charter root was pinned",
        expected ->
            switch (expected) {
              case ExpectedRoot.Pinned(var root) ->
                  candidate
                          .document()
                          .pcr(CHARTER_ROOT)
                          .equals(Optional.of(PcrValue.ofCharterRoot(root)))
                      ? new StepOutcome.Passed("PCR16 is that of the charter root " + root)
                      : failed(
                          AttestationRefusal.ROOT,
                          CHARTER_ROOT,
                          "PCR16 is " + shown(candidate, CHARTER_ROOT));
              case ExpectedRoot.BeforeGenesis _ ->
                  isZeroOrAbsent(candidate, CHARTER_ROOT)
                      ? new StepOutcome.Passed("PCR16 has never been extended")
                      : failed(
                          AttestationRefusal.ROOT,
                          CHARTER_ROOT,
                          "it has been founded already: PCR16 is "
                              + shown(candidate, CHARTER_ROOT));
            });
  }

  /// A register from 16 on stands in the document only once it is locked. Genesis locks them all,
  /// so that nothing can be extended behind the charter's back; before it they may still be open.
  static StepOutcome pcrLock(Candidate candidate, VerificationRequest request) {
    return whenAsked(
        request.root(),
        "no charter root was pinned",
        expected ->
            IntStream.rangeClosed(CHARTER_ROOT + 1, LAST_REGISTER)
                .mapToObj(index -> locked(candidate, index, expected))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new StepOutcome.Passed(allLocked(expected))));
  }

  private static Optional<StepOutcome> locked(
      Candidate candidate, int index, ExpectedRoot expected) {
    Optional<PcrValue> register = candidate.document().pcr(index);
    if (register.isPresent() && !register.get().isZero()) {
      return Optional.of(
          failed(AttestationRefusal.PCR_LOCK, index, "PCR" + index + " is not zero"));
    }
    return switch (expected) {
      case ExpectedRoot.Pinned _ when register.isEmpty() ->
          Optional.of(failed(AttestationRefusal.PCR_LOCK, index, "PCR" + index + " is not locked"));
      case ExpectedRoot.Pinned _, ExpectedRoot.BeforeGenesis _ -> Optional.empty();
    };
  }

  private static String allLocked(ExpectedRoot expected) {
    return switch (expected) {
      case ExpectedRoot.Pinned _ -> "PCR17 to PCR31 are locked and zero";
      case ExpectedRoot.BeforeGenesis _ -> "PCR17 to PCR31 are zero or never used";
    };
  }

  static StepOutcome place(Candidate candidate, VerificationRequest request) {
    return whenAsked(
        request.place(),
        "no role and regions were given",
        expected ->
            candidate
                    .document()
                    .pcr(ROLE)
                    .equals(Optional.of(PcrValue.ofRole(expected.parentRole())))
                ? region(candidate, expected)
                : failed(
                    AttestationRefusal.PLACE,
                    ROLE,
                    "PCR3 is not that of the role " + expected.parentRole()));
  }

  private static StepOutcome region(Candidate candidate, ExpectedPlace expected) {
    return switch (candidate.chain().region(candidate.document().moduleId())) {
      case Outcome.Refused<String>(var refusal) -> new StepOutcome.Failed(refusal);
      case Outcome.Accepted<String>(var region) ->
          expected.regions().contains(region)
              ? new StepOutcome.Passed("under " + expected.parentRole() + " in " + region)
              : StepOutcome.Failed.of(
                  AttestationRefusal.PLACE, "certificate", "it runs in " + region);
    };
  }

  static StepOutcome publicKey(Candidate candidate, VerificationRequest request) {
    return whenAsked(
        request.publicKey(),
        "no public key was given",
        key ->
            candidate.document().publicKey().equals(Optional.of(key))
                ? new StepOutcome.Passed("it vouches for " + key)
                : StepOutcome.Failed.of(
                    AttestationRefusal.PUBLIC_KEY,
                    "public_key",
                    "it vouches for " + shown(candidate.document().publicKey())));
  }

  static StepOutcome use(Candidate candidate, VerificationRequest request) {
    return whenAsked(
        request.statement(),
        "no statement was given",
        digest ->
            candidate.document().userData().equals(Optional.of(digest.value()))
                ? new StepOutcome.Passed("user_data is the digest of the statement, " + digest)
                : StepOutcome.Failed.of(
                    AttestationRefusal.USE,
                    "user_data",
                    "user_data is " + shown(candidate.document().userData())));
  }

  private static <T> StepOutcome whenAsked(
      Optional<T> expected, String otherwise, Function<T, StepOutcome> check) {
    return expected.map(check).orElseGet(() -> new StepOutcome.NotChecked(otherwise));
  }

  private static boolean isZeroOrAbsent(Candidate candidate, int index) {
    return candidate.document().pcr(index).map(PcrValue::isZero).orElse(true);
  }

  private static String shown(Candidate candidate, int index) {
    return candidate.document().pcr(index).map(PcrValue::hex).orElse("absent");
  }

  private static String shown(Optional<Bytes> field) {
    return field.map(Bytes::hex).orElse("absent");
  }

  private static StepOutcome failed(AttestationRefusal id, int index, String detail) {
    return StepOutcome.Failed.of(id, "pcrs/" + index, detail);
  }
}
