package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `image`: the agent's enclave images.
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = "Build, measure, verify and release the agent's enclave images.")
final class ImageCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new ImageCommand())
        .addSubcommand(new ImageBuildCommand(context))
        .addSubcommand(new ImageMeasureCommand(context))
        .addSubcommand(new ImageVerifyCommand(context))
        .addSubcommand(new ImageReleaseCommand(context));
  }
}
