package dev.treza.agent.pipeline;

import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.BatchReview;
import dev.treza.fleet.protocol.PreparedTransaction;
import java.util.List;

/// A task and all it is judged by.
///
/// @param task what the approvals are about
/// @param request its digest
/// @param review the agent's own review of it
/// @param parts what the policy judges, at least one
/// @param approvals compact JWS
record Asked<T>(
    T task,
    Digest request,
    Review review,
    List<Part> parts,
    Caller caller,
    List<String> approvals) {
  Asked {
    parts = List.copyOf(parts);
    approvals = List.copyOf(approvals);
  }

  /// The same, asked by somebody with these approvals.
  Asked<T> by(Caller other, List<String> given) {
    return new Asked<>(task, request, review, parts, other, given);
  }

  static Asked<PreparedTransaction> of(
      PreparedTransaction task, Caller caller, List<String> approvals) {
    return new Asked<>(
        task, task.request().digest(), task.review(), List.of(Part.of(task)), caller, approvals);
  }

  static Asked<BatchRequest> of(
      BatchRequest batch, List<PreparedTransaction> tasks, Caller caller, List<String> approvals) {
    return new Asked<>(
        batch,
        batch.digest(),
        BatchReview.of(batch),
        tasks.stream().map(Part::of).toList(),
        caller,
        approvals);
  }
}
