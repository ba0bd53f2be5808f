package dev.treza.sdk;

import dev.treza.fleet.protocol.PendingReply;

/// What an agent made of a command that may need approvals.
///
/// @param <T> what the command gives when it is carried out
public sealed interface CommandResult<T> {
  /// It was carried out.
  record Done<T>(T value, VerifiedReceipt receipt) implements CommandResult<T> {}

  /// Nothing happened: approvals are missing.
  record Pending<T>(PendingReply missing) implements CommandResult<T> {}
}
