package dev.treza.console.cli;

import dev.treza.fleet.attestation.Measurements;
import java.util.ArrayList;
import java.util.List;

/// Registers as a person compares them.
final class MeasurementLines {
  private static final int SIGNER = 8;

  private MeasurementLines() {}

  static List<String> of(Measurements measurements) {
    List<String> lines = new ArrayList<>();
    measurements.pcrs().forEach((index, value) -> lines.add("  PCR" + index + " " + value));
    if (!measurements.pcrs().containsKey(SIGNER)) {
      lines.add("  not signed: an enclave shows no PCR8");
    }
    return lines;
  }
}
