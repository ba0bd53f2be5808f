package dev.treza.fleet.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/// The life of one boot of an agent (TRUST section 3). What each phase answers is the agent's phase
/// table; anything else is `PHASE-REFUSED`.
public enum Phase {
  /// Booted; no charter yet: no store, no sealing key, no wallet.
  AWAITING_CHARTER("awaiting-charter"),
  /// The charter is accepted; store and sealing key are being checked.
  CHARTERED("chartered"),
  /// Keys may be used, each use authorised by itself.
  SERVING("serving"),
  /// Closed for good: reading only.
  RETIRED("retired");

  private final String text;

  Phase(String text) {
    this.text = text;
  }

  /// The form used in signed documents.
  public String text() {
    return text;
  }

  public static Optional<Phase> parse(String text) {
    return Stream.of(values()).filter(phase -> phase.text.equals(text)).findFirst();
  }
}
