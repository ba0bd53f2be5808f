package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.release.ReleaseImage;
import dev.treza.fleet.release.VerifiedRelease;
import java.util.ArrayList;
import java.util.List;

/// The measurements expected, and the release files they come from, if they come from any.
record Expectation(ExpectedMeasurements measurements, List<VerifiedRelease> releases) {
  static final Expectation NONE = new Expectation(ExpectedMeasurements.NONE, List.of());

  Expectation {
    releases = List.copyOf(releases);
  }

  static Expectation of(ExpectedMeasurements measurements) {
    return new Expectation(measurements, List.of());
  }

  /// Together what all of `releases` say.
  static Expectation of(List<VerifiedRelease> releases) {
    List<Measurements> sets = new ArrayList<>();
    releases.forEach(release -> sets.addAll(release.release().measurements().sets()));
    return new Expectation(new ExpectedMeasurements(sets), releases);
  }

  /// Those of the releases that name `found`.
  Expectation naming(Measurements found) {
    return new Expectation(
        measurements,
        releases.stream()
            .filter(release -> release.release().measurements().sets().contains(found))
            .toList());
  }

  /// Whether a release, if there is one, lists this very file.
  Outcome<Bytes> holds(Bytes file) {
    Outcome<Bytes> outcome = Outcome.accepted(file);
    for (VerifiedRelease release : releases) {
      switch (release.image(file)) {
        case Outcome.Accepted<ReleaseImage> _ -> {
          return Outcome.accepted(file);
        }
        case Outcome.Refused<ReleaseImage>(Refusal refusal) -> outcome = Outcome.refused(refusal);
      }
    }
    return outcome;
  }

  List<String> lines() {
    return releases.stream().map(release -> "  Expected by " + release).toList();
  }

  List<JsonObject> json() {
    return releases.stream()
        .map(release ->
            JsonObject.builder()
                .text("version", release.release().version())
                .text("realm", release.release().realm().text())
                .text("kid", release.anchor().key().kid())
                .build())
        .toList();
  }
}
