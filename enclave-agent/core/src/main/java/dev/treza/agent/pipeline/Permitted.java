package dev.treza.agent.pipeline;

import dev.treza.fleet.Digest;
import dev.treza.fleet.approval.ValidApproval;
import java.time.Instant;
import java.util.List;

/// A task that policy and approvals let pass; not yet recorded, so no key may be used for it. Only
/// the judges make one.
///
/// @param <T> what is to be done
final class Permitted<T> {
  private final T task;
  private final Digest request;
  private final Caller caller;
  private final List<ValidApproval> approvals;
  private final Instant now;

  Permitted(T task, Digest request, Caller caller, List<ValidApproval> approvals, Instant now) {
    this.task = task;
    this.request = request;
    this.caller = caller;
    this.approvals = List.copyOf(approvals);
    this.now = now;
  }

  T task() {
    return task;
  }

  Digest request() {
    return request;
  }

  Caller caller() {
    return caller;
  }

  List<ValidApproval> approvals() {
    return approvals;
  }

  Instant now() {
    return now;
  }
}
