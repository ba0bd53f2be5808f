package dev.treza.agent.pipeline;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import java.time.Instant;

/// What the [Judge] says of a task.
///
/// @param <T> what is to be done
sealed interface Judgement<T> {
  record Passed<T>(Permitted<T> permitted) implements Judgement<T> {}

  /// Approvals are missing; nothing happened.
  record Pending<T>(PendingReply reply) implements Judgement<T> {}

  /// Nothing is missing, and a rule holds it, from this decision time on if it was not held before.
  record Waiting<T>(PendingReply reply, Instant now) implements Judgement<T> {}

  /// An officer who may reject it did, at this decision time.
  record Rejected<T>(Refusal refusal, Instant now) implements Judgement<T> {}

  record Denied<T>(Refusal refusal) implements Judgement<T> {}
}
