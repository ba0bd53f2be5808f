package dev.treza.console.link.keyimport;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.Answer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.ImportAnswer;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.refusals.Refusals;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;

/// An import whose program asked for approvals.
record WaitingImport(ImportRequest request, ImportSession session) implements OpenImport {
  @Override
  public Outcome<Answer<Wallet>> approve(List<String> approvals)
      throws ConsoleException, InterruptedException {
    return switch (session.approve(approvals)) {
      case ImportAnswer.No no -> Outcome.refused(refusal(no));
      case ImportAnswer.Missing(PendingReply reply) ->
          Outcome.accepted(new Answer.Missing<>(reply));
      case ImportAnswer.Done(Wallet wallet, String receipt) ->
          Outcome.accepted(new Answer.Done<>(wallet, receipt));
      case ImportAnswer.Asks _ ->
          throw new ConsoleException(ConsoleRefusal.KEY_IMPORT_DIED, "it asks a second time");
    };
  }

  @Override
  public void close() {
    session.close();
  }

  static Refusal refusal(ImportAnswer.No no) throws ConsoleException {
    Optional<RefusalId> id =
        Refusals.all().stream().filter(known -> known.id().equals(no.id())).findFirst();
    if (id.isEmpty()) {
      throw new ConsoleException(ConsoleRefusal.KEY_IMPORT_DIED, "it refuses as " + no.id());
    }
    return new Refusal(id.get(), no.detail(), no.place());
  }
}
