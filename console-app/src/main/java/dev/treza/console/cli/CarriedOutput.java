package dev.treza.console.cli;

import dev.treza.console.airgap.OfflineDesk.Carried;
import dev.treza.fleet.airgap.VerifiedChallenge;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// A carried request as the officer reads it: what is to be signed, decoded here, and what is known
/// of the enclave that asks.
record CarriedOutput(Carried carried, InstantSource clock) {
  private static final Duration SMALL = Duration.ofMinutes(5);

  List<String> lines() {
    Review review = carried.read().prepared().review();
    return new EnclaveOutput(carried.enclave())
        .lines(
            Stream.of(
                    Stream.of(review.intent(), ""),
                    review.fields().stream()
                        .map(field -> "  " + field.label() + ": " + field.text()),
                    Stream.of(""),
                    ReviewOutput.risks(review.risks()),
                    Stream.of(
                        "",
                        "The enclave answered this computer's own question; its clock says "
                            + challenge().made(),
                        clocks(),
                        "Charter " + carried.read().charter().digest(),
                        "Request " + carried.read().prepared().request().digest()))
                .flatMap(lines -> lines)
                .toList());
  }

  private VerifiedChallenge challenge() {
    return carried.read().challenge();
  }

  private String clocks() {
    Duration behind = challenge().behind(clock.instant());
    String words = Math.abs(behind.toSeconds()) + " seconds";
    String which = behind.isNegative() ? "behind" : "ahead of";
    return behind.abs().compareTo(SMALL) <= 0
        ? "  this computer's clock is " + words + " " + which + " it"
        : "  WARNING: this computer's clock is "
            + words
            + " "
            + which
            + " it; set it, or the approval may be refused";
  }

  JsonObject json() {
    return new EnclaveOutput(carried.enclave())
        .json()
        .digest("request", carried.read().prepared().request().digest())
        .digest("charter", carried.read().charter().digest())
        .time("made", challenge().made())
        .integer("clockAheadSeconds", challenge().behind(clock.instant()).toSeconds())
        .object("review", carried.read().prepared().review().toJson())
        .build();
  }
}
