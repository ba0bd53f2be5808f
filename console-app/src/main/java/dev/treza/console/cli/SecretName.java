package dev.treza.console.cli;

import dev.treza.console.credential.OfficerCredential;

/// What a person is asked for.
final class SecretName {
  private SecretName() {}

  static String of(OfficerCredential credential) {
    return switch (credential.presence()) {
      case ASKS_PIN -> "PIN of the token of " + credential.name();
      case ASKS_PASSPHRASE, READY, ELSEWHERE -> "Pass phrase of " + credential.name();
    };
  }
}
