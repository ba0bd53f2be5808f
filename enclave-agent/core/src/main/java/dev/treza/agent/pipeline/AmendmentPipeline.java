package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.audit.StoredEntry;
import dev.treza.agent.charter.StoredAmendments;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Succession;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.Amendment;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentCheck;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AmendmentReview;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Amends the charter: the amendment, the state's new head and the receipt become durable in one
/// write. Whoever serves must serve under it from then on.
public final class AmendmentPipeline {
  private final RequestHead head;
  private final Charter current;
  private final QuorumJudge judge;
  private final Recorder recorder;
  private final Holds holds;
  private final Receipts receipts;

  AmendmentPipeline(
      RequestHead head,
      Charter current,
      QuorumJudge judge,
      Recorder recorder,
      Holds holds,
      Receipts receipts) {
    this.head = head;
    this.current = current;
    this.judge = judge;
    this.recorder = recorder;
    this.holds = holds;
    this.receipts = receipts;
  }

  /// Refused: `JSON-*`, `CHR-*`, `JWS-*`, `APR-*`.
  public Result<Amendment> amend(AmendmentCall call) throws StoreException, SigningException {
    return switch (AmendmentCheck.request(head, current, call)) {
      case Refused<AmendmentRequest>(Refusal no) -> new No<>(no);
      case Accepted<AmendmentRequest>(AmendmentRequest request) -> judge(request, call);
    };
  }

  private Result<Amendment> judge(AmendmentRequest request, AmendmentCall call)
      throws StoreException, SigningException {
    Digest digest = request.digest();
    if (recorder.recorded(digest).isPresent()) {
      return new No<>(Rejections.ofBefore(digest));
    }
    return switch (AmendmentCheck.demand(current, call.succession())) {
      case Refused<AmendmentCheck.Demand>(Refusal no) -> new No<>(no);
      case Accepted<AmendmentCheck.Demand>(AmendmentCheck.Demand demand) ->
          switch (judge.judge(
              demand(demand), request, digest, AmendmentReview.of(request), call.approvals())) {
            case No<Permitted<AmendmentRequest>>(Refusal no) -> new No<>(no);
            case Missing<Permitted<AmendmentRequest>>(PendingReply reply) -> new Missing<>(reply);
            case Done<Permitted<AmendmentRequest>>(Permitted<AmendmentRequest> permitted) ->
                inTime(permitted, call);
          };
    };
  }

  private static QuorumJudge.Demand demand(AmendmentCheck.Demand demand) {
    return new QuorumJudge.Demand(
        JwsType.CHARTER_AMENDMENT,
        demand.roles(),
        demand.name(),
        demand.quorum(),
        Optional.empty());
  }

  /// A succession waits, so that an administrator can object.
  private Result<Amendment> inTime(Permitted<AmendmentRequest> permitted, AmendmentCall call)
      throws StoreException, SigningException {
    Duration delay =
        call.succession()
            ? current.succession().map(Succession::delay).orElse(Duration.ZERO)
            : Duration.ZERO;
    if (delay.isZero()) {
      return carryOut(permitted, call);
    }
    Digest digest = permitted.request();
    Optional<Instant> since = holds.since(digest);
    if (since.isEmpty()) {
      holds.begin(digest, permitted.now());
    }
    Instant until = since.orElse(permitted.now()).plus(delay);
    return until.isAfter(permitted.now())
        ? new Missing<>(PendingReply.held(digest, "succession", until))
        : carryOut(permitted, call);
  }

  private Result<Amendment> carryOut(Permitted<AmendmentRequest> permitted, AmendmentCall call)
      throws StoreException, SigningException {
    return switch (recorder.writesOf(permitted)) {
      case Refused<List<Write>>(Refusal no) -> new No<>(no);
      case Accepted<List<Write>>(List<Write> record) -> {
        Charter next = permitted.task().next();
        StoredEntry entry =
            receipts.issue(
                ReceiptEvent.CHARTER_AMENDED,
                permitted.request(),
                next.digest(),
                permitted.now(),
                sequence -> {
                  List<Write> writes = new ArrayList<>(record);
                  writes.add(StoredAmendments.amendment(next.serial(), call, sequence));
                  return writes;
                });
        yield new Done<>(new Amendment(call, entry.jws()));
      }
    };
  }
}
