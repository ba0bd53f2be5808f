package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `auth`: the keys by which programs on this computer are clients of enclaves.
@Command(
    name = "auth",
    mixinStandardHelpOptions = true,
    description = "Keys of programs that sign within the policy, without officers.")
final class AuthCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new AuthCommand())
        .addSubcommand(new AuthLoginCommand(context))
        .addSubcommand(new AuthShowCommand(context));
  }
}
