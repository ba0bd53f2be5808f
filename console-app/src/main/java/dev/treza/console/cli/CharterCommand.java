package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `charter`: who may do what with an enclave, and how that is changed.
@Command(
    name = "charter",
    mixinStandardHelpOptions = true,
    description = "Show, keep and verify the charter of an enclave; amend it; suspend and lift.")
final class CharterCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new CharterCommand())
        .addSubcommand(new CharterShowCommand(context))
        .addSubcommand(new CharterDraftCommand(context))
        .addSubcommand(new CharterDiffCommand(context))
        .addSubcommand(new CharterProposeCommand(context))
        .addSubcommand(new CharterSignCommand(context))
        .addSubcommand(new CharterPossessCommand(context))
        .addSubcommand(new CharterSubmitCommand(context))
        .addSubcommand(new CharterExportCommand(context))
        .addSubcommand(new CharterVerifyCommand(context))
        .addSubcommand("suspend", SuspensionCommand.suspending(context))
        .addSubcommand("lift", SuspensionCommand.lifting(context));
  }
}
