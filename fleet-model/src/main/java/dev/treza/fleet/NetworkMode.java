package dev.treza.fleet;

import java.util.Optional;
import java.util.stream.Stream;

/// How serious the networks of an enclave are: it decides which chain ids and address forms are
/// accepted, and which shortcuts are refused.
public enum NetworkMode {
  MAINNET("mainnet", "Mainnet"),
  TESTNET("testnet", "Testnet"),
  LOCAL("local", "Local");

  private final String text;
  private final String label;

  NetworkMode(String text, String label) {
    this.text = text;
    this.label = label;
  }

  /// The text form used in documents, the HTTP API and the CLI.
  public String text() {
    return text;
  }

  /// The name shown to people.
  public String label() {
    return label;
  }

  /// The mode that `text` names, or nothing if it names none.
  public static Optional<NetworkMode> parse(String text) {
    return Stream.of(values()).filter(mode -> mode.text.equals(text)).findFirst();
  }
}
