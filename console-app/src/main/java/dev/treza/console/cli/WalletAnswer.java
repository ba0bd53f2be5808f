package dev.treza.console.cli;

import dev.treza.console.link.Answer;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;

/// What came of a command about one wallet.
record WalletAnswer(CommandContext context, Output output, KnownEnclave enclave) {
  ExitCode show(Outcome<Answer<Wallet>> outcome) {
    EnclaveOutput of = new EnclaveOutput(enclave);
    return switch (outcome) {
      case Outcome.Refused<Answer<Wallet>>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<Answer<Wallet>>(Answer.Missing<Wallet>(PendingReply missing)) -> {
        PendingOutput shown = new PendingOutput(of, missing);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.APPROVALS_MISSING;
      }
      case Outcome.Accepted<Answer<Wallet>>(Answer.Done<Wallet>(Wallet wallet, String receipt)) -> {
        WalletOutput shown = new WalletOutput(of, List.of(wallet));
        output.print(
            context.out(),
            shown::lines,
            () -> of.json().object("wallet", wallet.toJson()).text("receipt", receipt).build());
        yield ExitCode.DONE;
      }
    };
  }
}
