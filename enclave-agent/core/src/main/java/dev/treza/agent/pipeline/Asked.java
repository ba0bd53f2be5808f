package dev.treza.agent.pipeline;

import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.protocol.BatchItem;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.BatchReview;
import dev.treza.fleet.protocol.PreparedTransaction;
import java.util.List;
import java.util.stream.Stream;

/// A task and all it is judged by.
///
/// @param task what the approvals are about
/// @param request its digest
/// @param review the agent's own review of it
/// @param parts what the policy judges, at least one
/// @param approvals compact JWS
/// @param stops every request that a reject of this one stops
record Asked<T>(
    T task,
    Digest request,
    Review review,
    List<Part> parts,
    Caller caller,
    List<String> approvals,
    List<Digest> stops) {
  Asked {
    parts = List.copyOf(parts);
    approvals = List.copyOf(approvals);
    stops = List.copyOf(stops);
  }

  /// A request that stands for itself.
  Asked(
      T task,
      Digest request,
      Review review,
      List<Part> parts,
      Caller caller,
      List<String> approvals) {
    this(task, request, review, parts, caller, approvals, List.of(request));
  }

  /// The same, asked by somebody with these approvals.
  Asked<T> by(Caller other, List<String> given) {
    return new Asked<>(task, request, review, parts, other, given, stops);
  }

  static Asked<PreparedTransaction> of(
      PreparedTransaction task, Caller caller, List<String> approvals) {
    return new Asked<>(
        task, task.request().digest(), task.review(), List.of(Part.of(task)), caller, approvals);
  }

  /// Who rejects the whole list wants none of it, whichever approvals of single requests are still
  /// about.
  static Asked<BatchRequest> of(
      BatchRequest batch, List<PreparedTransaction> tasks, Caller caller, List<String> approvals) {
    List<Digest> stops =
        Stream.concat(Stream.of(batch.digest()), batch.items().stream().map(BatchItem::request))
            .distinct()
            .toList();
    return new Asked<>(
        batch,
        batch.digest(),
        BatchReview.of(batch),
        tasks.stream().map(Part::of).toList(),
        caller,
        approvals,
        stops);
  }
}
