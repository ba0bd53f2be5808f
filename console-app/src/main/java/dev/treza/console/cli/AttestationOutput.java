package dev.treza.console.cli;

import dev.treza.console.link.Attestation;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestedFacts;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.attestation.VerificationStep;
import dev.treza.fleet.attestation.VerifiedAttestation;
import dev.treza.fleet.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A verification as a person reads it, and as a program does.
///
/// @param subject what was verified: a file, an enclave
/// @param further the steps after those of the document
/// @param cause what this computer knows of why it may be refused
record AttestationOutput(
    String subject, VerificationReport report, List<StepLine> further, Optional<Refusal> cause) {
  AttestationOutput {
    further = List.copyOf(further);
  }

  /// Of a running enclave, with the steps that bind the document to the connection.
  static AttestationOutput of(
      KnownEnclave enclave, Attestation attestation, Optional<Refusal> otherBuild) {
    return new AttestationOutput(
        "enclave " + enclave.id(),
        attestation.report(),
        attestation.binding().stream()
            .map(step -> new StepLine(step.id(), step.title(), step.outcome()))
            .toList(),
        otherBuild);
  }

  private List<StepLine> steps() {
    return Stream.concat(
            report.steps().entrySet().stream()
                .map(step ->
                    new StepLine(step.getKey().id(), step.getKey().title(), step.getValue())),
            further.stream())
        .toList();
  }

  List<String> lines() {
    return Stream.of(
            Stream.of("Attestation of " + subject, ""),
            steps().stream().map(StepLine::text),
            Stream.of(""),
            verdict().stream())
        .flatMap(lines -> lines)
        .toList();
  }

  private List<String> verdict() {
    return switch (report.verdict()) {
      case VerifiedAttestation verified ->
          withFreshness(verified.facts(), "VERIFIED: AWS Nitro enclave " + facts(verified.facts()));
      case SimulatedAttestation simulated ->
          withFreshness(
              simulated.facts(),
              "SIMULATED: verified as an enclave of a simulator " + facts(simulated.facts()),
              "  Not for production; realm " + simulated.realm().text());
      case RefusedAttestation(Refusal refusal) -> refused(refusal);
    };
  }

  private List<String> refused(Refusal refusal) {
    List<String> lines = new ArrayList<>(RefusalOutput.lines(refusal));
    cause.ifPresent(known -> {
      lines.add("  Because " + known.line());
      lines.add("  " + known.id().sentence());
      lines.add("  Next: " + known.id().nextStep());
    });
    return lines;
  }

  /// Who reads only the verdict must not take an archived document for the state of an enclave.
  private static List<String> withFreshness(AttestedFacts facts, String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    if (facts.notChecked().contains(VerificationStep.FRESHNESS)) {
      all.add("  Freshness not checked: this says what ran then, not what runs now.");
    }
    return all;
  }

  private static String facts(AttestedFacts facts) {
    return facts.document().moduleId()
        + " in "
        + facts.region()
        + ", running "
        + facts.measurements()
        + ", document of "
        + facts.document().timestamp();
  }

  JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("subject", subject)
            .array("steps", steps().stream().map(StepLine::json).toList());
    return switch (report.verdict()) {
      case VerifiedAttestation verified ->
          accepted(json.text("verdict", "verified"), Realm.NITRO, verified.facts());
      case SimulatedAttestation simulated ->
          accepted(json.text("verdict", "SIMULATED"), simulated.realm(), simulated.facts());
      case RefusedAttestation(Refusal refusal) -> {
        cause.map(RefusalOutput::json).ifPresent(known -> json.object("cause", known));
        yield json.text("verdict", "refused")
            .object("refusal", RefusalOutput.json(refusal))
            .build();
      }
    };
  }

  private static JsonObject accepted(JsonObject.Builder json, Realm realm, AttestedFacts facts) {
    return json.text("realm", realm.text())
        .text("module", facts.document().moduleId())
        .text("region", facts.region())
        .text("measurements", facts.measurements().toString())
        .time("made", facts.document().timestamp())
        .build();
  }
}
