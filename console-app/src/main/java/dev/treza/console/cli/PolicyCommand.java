package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `policy`: what the charter's rules say.
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "What the charter's policy says, and why.")
final class PolicyCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new PolicyCommand()).addSubcommand(new PolicyTestCommand(context));
  }
}
