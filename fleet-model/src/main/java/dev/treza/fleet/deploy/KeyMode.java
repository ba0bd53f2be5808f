package dev.treza.fleet.deploy;

import java.util.Optional;
import java.util.stream.Stream;

/// How the keys of an enclave come to be.
public enum KeyMode {
  GENERATE("generate", "Generate new keys in the enclave", true),
  IMPORT("import", "Import keys (KMS-encrypted blob or HPKE)", true),
  DERIVE("derive", "Derive from a master seed", true),
  THRESHOLD("threshold", "Threshold signatures (not yet)", false);

  private final String text;
  private final String label;
  private final boolean available;

  KeyMode(String text, String label, boolean available) {
    this.text = text;
    this.label = label;
    this.available = available;
  }

  /// The text form used in documents, the HTTP API and the CLI.
  public String text() {
    return text;
  }

  /// The name shown to people.
  public String label() {
    return label;
  }

  /// False for what is shown as planned and refused as `KEY-MODE-UNAVAILABLE`.
  public boolean available() {
    return available;
  }

  /// The mode that `text` names, or nothing if it names none.
  public static Optional<KeyMode> parse(String text) {
    return Stream.of(values()).filter(mode -> mode.text.equals(text)).findFirst();
  }
}
