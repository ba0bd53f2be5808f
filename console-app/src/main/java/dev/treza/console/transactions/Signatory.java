package dev.treza.console.transactions;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.airgap.OnlineDesk;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.link.Answer;
import dev.treza.console.link.Doubt;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.FleetLink;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.SignedFile;
import dev.treza.console.store.SignedFiles;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionRecords;
import dev.treza.console.store.TransactionState;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.SignCall;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Carries one reviewed transaction through comparison, approval and signature, and keeps a record
/// of what came of it.
public final class Signatory {
  private final FleetLink fleet;
  private final ApprovalDesk desk;
  private final TransactionRecords records;
  private final SignedFiles files;
  private final InstantSource clock;

  public Signatory(
      FleetLink fleet,
      ApprovalDesk desk,
      TransactionRecords records,
      SignedFiles files,
      InstantSource clock) {
    this.files = files;
    this.fleet = fleet;
    this.desk = desk;
    this.records = records;
    this.clock = clock;
  }

  /// What signs the approvals under this charter.
  OfficerCredential credential(Charter charter) throws ConsoleException {
    return desk.credential().under(charter);
  }

  AirgapExchange airgap(WalletChoice choice, PreparedTransaction prepared, Tasks tasks) {
    return new AirgapExchange(
        choice, prepared, fleet.link(choice.enclave()), new OnlineDesk(clock), tasks);
  }

  List<TransactionRecord> newest() throws ConsoleException {
    return records.newest();
  }

  /// Keeps a reviewed transaction as a draft.
  TransactionRecord draft(Draft.Reviewing reviewing) throws ConsoleException {
    TransactionRecord draft =
        TransactionRecord.draft(
            reviewing.prepared().request().digest().hex(),
            reviewing.choice().enclave().id(),
            reviewing.choice().wallet().id(),
            reviewing.prepared().review().intent(),
            reviewing.input(),
            encoded(reviewing.prepared().request().call(List.of())),
            clock.instant());
    records.keep(draft);
    return draft;
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
          Outcome.accepted(kept(answered(draft, answer, reviewing)));
      case Outcome.Refused<Answer<EvmSigned>>(Refusal refusal) -> {
        kept(draft.unsigned(state(refusal), refusal.line(), clock.instant()));
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
        reviewing.choice().enclave().root(),
        reviewing.prepared().request(),
        reviewing.prepared().review(),
        acknowledged);
  }

  private TransactionRecord answered(
      TransactionRecord draft, Answer<EvmSigned> answer, Draft.Reviewing reviewing)
      throws ConsoleException {
    return switch (answer) {
      case Answer.Done<EvmSigned>(EvmSigned signed, String receipt) -> {
        share(signed, reviewing);
        yield draft.signed(signed.raw(), signed.hash(), receipt, clock.instant());
      }
      case Answer.Missing<EvmSigned>(var reply) ->
          draft.unsigned(
              TransactionState.NEEDS_APPROVAL,
              "rule " + reply.rule() + " asks for " + groups(reply.missing()),
              clock.instant());
    };
  }

  /// Lets the command line broadcast a transaction that was signed here, and replace it.
  private void share(EvmSigned signed, Draft.Reviewing reviewing) throws ConsoleException {
    if (signed instanceof EvmSigned.Transaction) {
      files.keep(
          new SignedFile(
              reviewing.prepared().request().digest(),
              reviewing.choice().enclave().id(),
              reviewing.choice().wallet().id(),
              signed.raw()));
    }
  }

  private static String encoded(SignCall call) {
    return new String(CanonicalJson.encode(call.toJson()).toArray(), StandardCharsets.UTF_8);
  }

  private static TransactionState state(Refusal refusal) {
    return Doubt.isLeftBy(refusal) ? TransactionState.IN_DOUBT : TransactionState.REFUSED;
  }

  private static String groups(List<GroupQuorum> missing) {
    return String.join(
        ", ", missing.stream().map(quorum -> quorum.k() + " of " + quorum.group()).toList());
  }

  private TransactionRecord kept(TransactionRecord record) throws ConsoleException {
    records.keep(record);
    return record;
  }
}
