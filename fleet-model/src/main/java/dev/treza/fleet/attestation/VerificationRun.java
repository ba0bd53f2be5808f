package dev.treza.fleet.attestation;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One verification under way: what each step came to, and what may be shown of the document.
final class VerificationRun {
  private record Check(
      VerificationStep step, BiFunction<Candidate, VerificationRequest, StepOutcome> judge) {}

  /// In the order of [VerificationStep]; the first failure ends the run.
  private static final List<Check> CHECKS =
      List.of(
          new Check(VerificationStep.CHAIN, OriginChecks::chain),
          new Check(VerificationStep.VALIDITY, OriginChecks::validity),
          new Check(VerificationStep.NAME, OriginChecks::name),
          new Check(VerificationStep.SIGNATURE, OriginChecks::signature),
          new Check(VerificationStep.FRESHNESS, OriginChecks::freshness),
          new Check(VerificationStep.NONCE, OriginChecks::nonce),
          new Check(VerificationStep.DEBUG, EnclaveChecks::debug),
          new Check(VerificationStep.MEASUREMENTS, EnclaveChecks::measurements),
          new Check(VerificationStep.ROOT, EnclaveChecks::root),
          new Check(VerificationStep.PCR_LOCK, EnclaveChecks::pcrLock),
          new Check(VerificationStep.PLACE, EnclaveChecks::place),
          new Check(VerificationStep.PUBLIC_KEY, EnclaveChecks::publicKey),
          new Check(VerificationStep.USE, EnclaveChecks::use));

  private final VerificationRequest request;
  private final Map<VerificationStep, StepOutcome> steps = new EnumMap<>(VerificationStep.class);
  private Optional<AttestationDocument> claimed = Optional.empty();
  private List<CertificateDetails> certificates = List.of();

  VerificationRun(VerificationRequest request) {
    this.request = request;
    for (VerificationStep step : VerificationStep.values()) {
      steps.put(step, new StepOutcome.NotReached());
    }
  }

  /// Notes what a reading step came to and passes it on.
  <T> Outcome<T> step(VerificationStep step, Outcome<T> outcome, Function<T, String> detail) {
    steps.put(
        step,
        switch (outcome) {
          case Outcome.Accepted<T>(T value) -> new StepOutcome.Passed(detail.apply(value));
          case Outcome.Refused<T>(Refusal refusal) -> new StepOutcome.Failed(refusal);
        });
    return outcome;
  }

  /// Keeps the document for display and says what the reading found.
  String noted(AttestationDocument document) {
    claimed = Optional.of(document);
    return document.unknownKeys().isEmpty()
        ? "all fields known"
        : "unknown fields ignored: " + String.join(", ", document.unknownKeys());
  }

  Outcome<Candidate> certificates(AttestationDocument document) {
    return step(
            VerificationStep.CHAIN,
            CertificateChain.read(document),
            chain -> chain.details().size() + " certificates read")
        .map(chain -> {
          certificates = chain.details();
          return new Candidate(document, chain);
        });
  }

  VerificationReport report(Outcome<Candidate> candidate) {
    AttestationVerdict verdict =
        switch (candidate.then(this::judge)) {
          case Outcome.Refused<AttestedFacts>(Refusal refusal) -> new RefusedAttestation(refusal);
          case Outcome.Accepted<AttestedFacts>(AttestedFacts facts) -> attested(facts);
        };
    return new VerificationReport(steps, verdict, claimed, certificates);
  }

  private AttestationVerdict attested(AttestedFacts facts) {
    return switch (request.anchor().realm()) {
      case Realm.Nitro _ -> new VerifiedAttestation(facts);
      case Realm.Simulated realm -> new SimulatedAttestation(realm, facts);
    };
  }

  private Outcome<AttestedFacts> judge(Candidate candidate) {
    for (Check check : CHECKS) {
      StepOutcome outcome = check.judge().apply(candidate, request);
      steps.put(check.step(), outcome);
      if (outcome instanceof StepOutcome.Failed(Refusal refusal)) {
        return Outcome.refused(refusal);
      }
    }
    return facts(candidate);
  }

  /// Made again from the parts that were judged, so that no facts exist without them.
  private Outcome<AttestedFacts> facts(Candidate candidate) {
    return candidate
        .chain()
        .region(candidate.document().moduleId())
        .then(region ->
            EnclaveChecks.shown(candidate, request)
                .map(set -> new AttestedFacts(candidate.document(), region, set, notChecked()))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(AttestationRefusal.MEASUREMENTS, "none fits")));
  }

  private Set<VerificationStep> notChecked() {
    return steps.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof StepOutcome.NotChecked)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
