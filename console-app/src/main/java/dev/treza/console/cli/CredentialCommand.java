package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `credential`: what the person at this computer signs with.
@Command(
    name = "credential",
    mixinStandardHelpOptions = true,
    description = "Your own credential on this computer: a file, a token, or behind an air gap.")
final class CredentialCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new CredentialCommand())
        .addSubcommand(new CredentialShowCommand(context))
        .addSubcommand(new CredentialCreateCommand(context))
        .addSubcommand(new CredentialImportCommand(context))
        .addSubcommand(new CredentialExportCommand(context))
        .addSubcommand(new CredentialPassphraseCommand(context))
        .addSubcommand(new CredentialTokenCommand(context))
        .addSubcommand(new CredentialAirgapCommand(context))
        .addSubcommand(new CredentialRemoveCommand(context));
  }
}
