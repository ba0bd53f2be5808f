package dev.treza.console.transactions;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.FleetLink;
import dev.treza.console.payments.PaymentItem;
import dev.treza.console.store.TransactionRecord;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.sdk.BatchAnswer;
import dev.treza.sdk.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Carries a reviewed batch through comparison, approval and signature, and keeps a record of each
/// of its payments.
public final class BatchSignatory {
  private final FleetLink fleet;
  private final ApprovalDesk desk;
  private final SigningLog log;

  public BatchSignatory(FleetLink fleet, ApprovalDesk desk, SigningLog log) {
    this.fleet = fleet;
    this.desk = desk;
    this.log = log;
  }

  /// What it came to. Kept before it is returned.
  ///
  /// @param acknowledged ids of the critical risks that were acknowledged
  Outcome<BatchDraft> sign(
      BatchDraft.Reviewing reviewing, List<String> acknowledged, Progress progress)
      throws ConsoleException, InterruptedException {
    EnclaveLink link = fleet.link(reviewing.batch().enclave());
    return switch (compared(reviewing.batch().prepared(), link, progress)) {
      case Outcome.Refused<Integer>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Integer> _ -> approved(reviewing, acknowledged, link, progress);
    };
  }

  /// How many were compared: the enclave must read every payment as it was read here.
  private static Outcome<Integer> compared(
      List<PreparedTransaction> items, EnclaveLink link, Progress progress)
      throws InterruptedException {
    for (int i = 0; i < items.size(); i++) {
      progress.step("comparing review " + (i + 1) + " of " + items.size() + " with the enclave's");
      if (link.review(items.get(i)) instanceof Outcome.Refused<ReviewReply>(Refusal refusal)) {
        return Outcome.refused(Refusal.at(refusal.id(), "payment " + (i + 1), refusal.detail()));
      }
    }
    return Outcome.accepted(items.size());
  }

  private Outcome<BatchDraft> approved(
      BatchDraft.Reviewing reviewing,
      List<String> acknowledged,
      EnclaveLink link,
      Progress progress)
      throws ConsoleException, InterruptedException {
    progress.step("signing the approval");
    Outcome<String> approval =
        desk.approve(
            reviewing.batch().enclave().charter(),
            reviewing.request(),
            reviewing.review().review(),
            acknowledged);
    return switch (approval) {
      case Outcome.Refused<String>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<String>(String jws) -> {
        List<TransactionRecord> drafts = drafts(reviewing);
        progress.step("waiting for the enclave");
        yield answered(
            reviewing,
            drafts,
            jws,
            link.signBatch(
                reviewing.batch().prepared(), reviewing.request().atomic(), List.of(jws)));
      }
    };
  }

  private List<TransactionRecord> drafts(BatchDraft.Reviewing reviewing) throws ConsoleException {
    List<TransactionRecord> drafts = new ArrayList<>();
    for (PaymentItem.Ready item : reviewing.batch().ready()) {
      String fields =
          new String(CanonicalJson.encode(item.part().fields()).toArray(), StandardCharsets.UTF_8);
      drafts.add(log.draft(reviewing.batch().enclave(), item.prepared(), fields));
    }
    return drafts;
  }

  private Outcome<BatchDraft> answered(
      BatchDraft.Reviewing reviewing,
      List<TransactionRecord> drafts,
      String jws,
      Outcome<BatchAnswer> answer)
      throws ConsoleException {
    return switch (answer) {
      case Outcome.Refused<BatchAnswer>(Refusal refusal) -> {
        for (TransactionRecord draft : drafts) {
          log.refused(draft, refusal);
        }
        yield Outcome.refused(refusal);
      }
      case Outcome.Accepted<BatchAnswer>(BatchAnswer.Pending(var missing)) -> {
        for (TransactionRecord draft : drafts) {
          log.missing(draft, missing);
        }
        yield Outcome.accepted(
            new BatchDraft.NeedsMore(reviewing.batch(), reviewing.request(), jws, missing));
      }
      case Outcome.Accepted<BatchAnswer>(BatchAnswer.Done(var results)) -> {
        for (int i = 0; i < drafts.size(); i++) {
          keep(drafts.get(i), reviewing.batch().prepared().get(i), results.get(i));
        }
        yield Outcome.accepted(new BatchDraft.Done(reviewing.batch(), results));
      }
    };
  }

  private void keep(
      TransactionRecord draft,
      PreparedTransaction prepared,
      Outcome<CommandResult<EvmSigned>> result)
      throws ConsoleException {
    switch (result) {
      case Outcome.Refused<CommandResult<EvmSigned>>(Refusal refusal) ->
          log.refused(draft, refusal);
      case Outcome.Accepted<CommandResult<EvmSigned>>(
              CommandResult.Pending<EvmSigned>(var missing)) ->
          log.missing(draft, missing);
      case Outcome.Accepted<CommandResult<EvmSigned>>(
              CommandResult.Done<EvmSigned>(EvmSigned signed, var receipt)) ->
          log.signed(draft, prepared, signed, receipt.jws());
    }
  }
}
