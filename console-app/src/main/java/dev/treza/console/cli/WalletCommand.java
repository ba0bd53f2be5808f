package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `wallet`: the wallets of an enclave.
@Command(
    name = "wallet",
    mixinStandardHelpOptions = true,
    description =
        "List the wallets of an enclave, make one, bring a key from elsewhere, freeze and thaw.")
final class WalletCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new WalletCommand())
        .addSubcommand(new WalletListCommand(context))
        .addSubcommand(new WalletGenerateCommand(context))
        .addSubcommand(new WalletImportCommand(context))
        .addSubcommand(new WalletReleaseCommand(context))
        .addSubcommand("freeze", SuspensionCommand.freezing(context))
        .addSubcommand("thaw", SuspensionCommand.thawing(context));
  }
}
