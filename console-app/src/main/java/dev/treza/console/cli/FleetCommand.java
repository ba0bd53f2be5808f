package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `fleet`: the enclaves of this computer.
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    description = "Start, stop and look at the simulated enclaves of this computer.")
final class FleetCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new FleetCommand())
        .addSubcommand(new FleetStartCommand(context))
        .addSubcommand(new FleetStopCommand(context))
        .addSubcommand(new FleetStatusCommand(context));
  }
}
