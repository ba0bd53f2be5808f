package dev.treza.fleet.charter;

import java.util.Optional;
import java.util.stream.Stream;

/// What happens to the keys if the enclave and its host are lost (TRUST section 7).
public enum BackupMode {
  /// Nothing: whoever loses the store loses the keys. Refused on mainnet (ADR 0006).
  NONE("none"),
  /// Shares are worthless without an attested enclave; loss of the KMS key loses the backup.
  SEALED("sealed"),
  /// Enough custodians can rebuild the keys outside every policy; survives the loss of AWS.
  PORTABLE("portable");

  private final String text;

  BackupMode(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<BackupMode> parse(String text) {
    return Stream.of(values()).filter(mode -> mode.text.equals(text)).findFirst();
  }
}
