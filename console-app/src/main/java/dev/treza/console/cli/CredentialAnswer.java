package dev.treza.console.cli;

import dev.treza.console.credential.CredentialChoice;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;

/// Prints what became of a choice.
final class CredentialAnswer {
  private CredentialAnswer() {}

  static ExitCode show(CommandContext context, Output output, Outcome<CredentialChoice> outcome) {
    return switch (outcome) {
      case Outcome.Refused<CredentialChoice>(Refusal refusal) ->
          output.refuse(context.out(), refusal);
      case Outcome.Accepted<CredentialChoice>(CredentialChoice choice) -> {
        CredentialOutput shown = new CredentialOutput(choice);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.DONE;
      }
    };
  }
}
