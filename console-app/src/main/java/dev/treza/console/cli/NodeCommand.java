package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `node`: the nodes a person chose. Nothing is asked of any other.
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    description = "Choose the node of each network; there is none until you do.")
final class NodeCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new NodeCommand())
        .addSubcommand(new NodeSetCommand(context))
        .addSubcommand(new NodeListCommand(context))
        .addSubcommand(new NodeRemoveCommand(context));
  }
}
