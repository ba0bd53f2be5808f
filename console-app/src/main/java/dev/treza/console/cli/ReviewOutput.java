package dev.treza.console.cli;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// A review as a person reads it, complete, and as a program does.
record ReviewOutput(Prepared prepared) {
  List<String> lines() {
    Review review = prepared.transaction().review();
    return new EnclaveOutput(prepared.enclave())
        .lines(
            Stream.of(
                    Stream.of(review.intent(), ""),
                    review.fields().stream()
                        .map(field -> "  " + field.label() + ": " + field.text()),
                    Stream.of(""),
                    risks(review.risks()),
                    Stream.of("", "Request " + prepared.transaction().request().digest()))
                .flatMap(lines -> lines)
                .toList());
  }

  static Stream<String> risks(List<RiskFlag> risks) {
    return risks.isEmpty()
        ? Stream.of("  no risk was found")
        : risks.stream()
            .map(risk -> "  %s %s: %s".formatted(risk.severity(), risk.id(), risk.sentence()));
  }

  JsonObject json() {
    return new EnclaveOutput(prepared.enclave())
        .json()
        .digest("request", prepared.transaction().request().digest())
        .object("review", prepared.transaction().review().toJson())
        .build();
  }
}
