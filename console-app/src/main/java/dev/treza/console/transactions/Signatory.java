package dev.treza.console.transactions;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.airgap.OnlineDesk;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.link.Answer;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.FleetLink;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.TransactionRecord;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReviewReply;
import java.util.ArrayList;
import java.util.List;

/// Carries one reviewed transaction through comparison, approval and signature, and keeps a record
/// of what came of it.
public final class Signatory {
  private final FleetLink fleet;
  private final ApprovalDesk desk;
  private final SigningLog log;

  public Signatory(FleetLink fleet, ApprovalDesk desk, SigningLog log) {
    this.fleet = fleet;
    this.desk = desk;
    this.log = log;
  }

  /// What the officer's credential is called.
  String credentialName() {
    return desk.credential().name();
  }

  /// What signs the approvals under this charter.
  OfficerCredential credential(Charter charter) throws ConsoleException {
    return desk.credential().under(charter);
  }

  AirgapExchange airgap(WalletChoice choice, PreparedTransaction prepared, Tasks tasks) {
    return new AirgapExchange(
        choice, prepared, fleet.link(choice.enclave()), new OnlineDesk(log.clock()), tasks);
  }

  /// Keeps a reviewed transaction as a draft.
  TransactionRecord draft(Draft.Reviewing reviewing) throws ConsoleException {
    return log.draft(reviewing.choice().enclave(), reviewing.prepared(), reviewing.input());
  }

  /// Approves here, unless approvals were brought and nobody here is asked, and signs. What it came
  /// to is kept before it is returned.
  ///
  /// @param acknowledged ids of the critical risks that were acknowledged, as they stood when the
  ///   officer approved
  /// @param here whether the officer at this computer approves too
  Outcome<TransactionRecord> sign(
      Draft.Reviewing reviewing, List<String> acknowledged, boolean here, Progress progress)
      throws ConsoleException, InterruptedException {
    TransactionRecord draft = draft(reviewing);
    return switch (ask(reviewing, acknowledged, here, progress)) {
      case Outcome.Accepted<Answer<EvmSigned>>(Answer<EvmSigned> answer) ->
          Outcome.accepted(answered(draft, answer, reviewing));
      case Outcome.Refused<Answer<EvmSigned>>(Refusal refusal) -> {
        log.refused(draft, refusal);
        yield Outcome.refused(refusal);
      }
    };
  }

  private Outcome<Answer<EvmSigned>> ask(
      Draft.Reviewing reviewing, List<String> acknowledged, boolean here, Progress progress)
      throws ConsoleException, InterruptedException {
    EnclaveLink link = fleet.link(reviewing.choice().enclave());
    progress.step("comparing the review with the enclave's");
    if (link.review(reviewing.prepared()) instanceof Outcome.Refused<ReviewReply>(var refusal)) {
      return Outcome.refused(refusal);
    }
    List<String> approvals = new ArrayList<>(reviewing.airgap().approvals());
    if (here) {
      progress.step("signing the approval");
      switch (approval(reviewing, acknowledged)) {
        case Outcome.Refused<String>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Accepted<String>(String jws) -> approvals.add(jws);
      }
    }
    progress.step("waiting for the enclave");
    return link.sign(reviewing.prepared(), approvals);
  }

  private Outcome<String> approval(Draft.Reviewing reviewing, List<String> acknowledged)
      throws ConsoleException {
    return desk.approve(
        reviewing.choice().enclave().charter(),
        reviewing.prepared().request(),
        reviewing.prepared().review(),
        acknowledged);
  }

  private TransactionRecord answered(
      TransactionRecord draft, Answer<EvmSigned> answer, Draft.Reviewing reviewing)
      throws ConsoleException {
    return switch (answer) {
      case Answer.Done<EvmSigned>(EvmSigned signed, String receipt) ->
          log.signed(draft, reviewing.prepared(), signed, receipt);
      case Answer.Missing<EvmSigned>(var reply) -> log.missing(draft, reply);
    };
  }
}
