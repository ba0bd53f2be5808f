package dev.treza.console.link;

import dev.treza.fleet.protocol.PendingReply;

/// What an enclave answers to a request that officers may have to approve.
///
/// @param <T> what it gives when done
public sealed interface Answer<T> {
  /// It was carried out, and the result verified.
  ///
  /// @param receipt the verified receipt, a compact JWS
  record Done<T>(T value, String receipt) implements Answer<T> {}

  /// Nothing was done; these approvals are missing.
  record Missing<T>(PendingReply reply) implements Answer<T> {}
}
