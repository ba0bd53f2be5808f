package dev.treza.fleet.charter;

import java.util.Optional;
import java.util.stream.Stream;

/// What a charter lets an officer do.
public enum Role {
  /// Signs charters and suspensions.
  ADMINISTRATOR("administrator"),
  /// Prepares requests.
  INITIATOR("initiator"),
  /// Approves and rejects requests.
  APPROVER("approver"),
  /// Holds a share of the backup.
  CUSTODIAN("custodian"),
  /// Closes ceremony steps; approves nothing.
  WITNESS("witness");

  private final String text;

  Role(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<Role> parse(String text) {
    return Stream.of(values()).filter(role -> role.text.equals(text)).findFirst();
  }
}
