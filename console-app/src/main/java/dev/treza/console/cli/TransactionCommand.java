package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `transaction`: from a wish to a block, one step per command.
@Command(
    name = "transaction",
    mixinStandardHelpOptions = true,
    description = "Compose, review, approve, sign, broadcast and follow transactions.")
final class TransactionCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new TransactionCommand())
        .addSubcommand(new TransactionComposeCommand(context))
        .addSubcommand(new TransactionComposeBatchCommand(context))
        .addSubcommand(new TransactionReviewCommand(context))
        .addSubcommand(new TransactionApproveCommand(context))
        .addSubcommand(new TransactionRejectCommand(context))
        .addSubcommand(new TransactionSignCommand(context))
        .addSubcommand(new TransactionSignBatchCommand(context))
        .addSubcommand(new TransactionBroadcastCommand(context))
        .addSubcommand(new TransactionStatusCommand(context));
  }
}
