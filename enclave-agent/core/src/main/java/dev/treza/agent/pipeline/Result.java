package dev.treza.agent.pipeline;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;

/// What a call that uses a key comes to.
///
/// @param <R> what it gives when done
public sealed interface Result<R> {
  record Done<R>(R reply) implements Result<R> {}

  /// Approvals are missing; nothing happened.
  record Missing<R>(PendingReply reply) implements Result<R> {}

  record No<R>(Refusal refusal) implements Result<R> {}
}
