package dev.treza.fleet.charter;

import java.util.Optional;
import java.util.stream.Stream;

/// What holds an officer's private key.
public enum CredentialKind {
  /// A PKCS#12 file, unlocked by a passphrase.
  SOFTWARE("software"),
  /// A token or HSM behind PKCS#11; the key never leaves it.
  TOKEN("pkcs11"),
  /// A computer without a network; documents travel by QR or file.
  AIR_GAPPED("air-gapped");

  private final String text;

  CredentialKind(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<CredentialKind> parse(String text) {
    return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }
}
