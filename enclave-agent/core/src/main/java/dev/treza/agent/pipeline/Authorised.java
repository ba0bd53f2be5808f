package dev.treza.agent.pipeline;

import dev.treza.fleet.Digest;
import java.time.Instant;

/// A task that was judged **and durably recorded**: the only thing for which a key is ever used
/// (rule `KEY-ORDER`). Only the [Recorder] makes one.
///
/// @param <T> what is to be done
final class Authorised<T> {
  private final T task;
  private final Digest request;
  private final Instant time;

  Authorised(T task, Digest request, Instant time) {
    this.task = task;
    this.request = request;
    this.time = time;
  }

  T task() {
    return task;
  }

  Digest request() {
    return request;
  }

  /// Decision time of the record.
  Instant time() {
    return time;
  }
}
