package dev.treza.fleet.attestation;

import java.util.List;

/// The sets of which an enclave must show one. The empty list refuses everything
/// (`ATT-NO-MEASUREMENTS`). They come from a release or a charter, never from the host.
public record ExpectedMeasurements(List<Measurements> sets) {
  public static final ExpectedMeasurements NONE = new ExpectedMeasurements(List.of());

  public ExpectedMeasurements {
    sets = List.copyOf(sets);
  }

  public static ExpectedMeasurements of(Measurements... sets) {
    return new ExpectedMeasurements(List.of(sets));
  }
}
