package dev.treza.agent.simulator.aws.kms;

import java.util.Optional;
import java.util.stream.Stream;

/// What can be done with a key.
enum KeyState {
  ENABLED("Enabled"),
  DISABLED("Disabled"),
  PENDING_DELETION("PendingDeletion");

  private final String text;

  KeyState(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Optional<KeyState> parse(String text) {
    return Stream.of(values()).filter(state -> state.text.equals(text)).findFirst();
  }
}
