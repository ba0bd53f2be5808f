package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `transaction`: from unsigned bytes to a signature, one step per command.
@Command(
    name = "transaction",
    mixinStandardHelpOptions = true,
    description = "Review, propose, approve and sign transactions.")
final class TransactionCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new TransactionCommand())
        .addSubcommand(new TransactionReviewCommand(context))
        .addSubcommand(new TransactionApproveCommand(context))
        .addSubcommand(new TransactionSignCommand(context))
        .addSubcommand(new TransactionSignBatchCommand(context));
  }
}
