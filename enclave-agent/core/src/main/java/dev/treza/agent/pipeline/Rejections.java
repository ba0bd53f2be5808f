package dev.treza.agent.pipeline;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;

/// What is said of a request that was rejected in an earlier call.
final class Rejections {
  private Rejections() {}

  static Refusal ofBefore(Digest request) {
    return Refusal.of(ApprovalRefusal.REJECTED, "request " + request + " was rejected before");
  }
}
