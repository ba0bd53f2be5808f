package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `airgap`: a decision carried in files to an officer without a network, and back.
@Command(
    name = "airgap",
    mixinStandardHelpOptions = true,
    description = {
      "Decide behind an air gap. In this order:",
      "  there  airgap ask      writes a question",
      "  here   airgap export   answers it with the request, asked of the enclave",
      "  there  airgap review   checks all of it and shows it",
      "  there  airgap approve  signs, and writes the answer",
      "  here   airgap accept   checks the answer and gives the approval"
    })
final class AirgapCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new AirgapCommand())
        .addSubcommand(new AirgapAskCommand(context))
        .addSubcommand(new AirgapExportCommand(context))
        .addSubcommand(new AirgapReviewCommand(context))
        .addSubcommand(new AirgapApproveCommand(context))
        .addSubcommand(new AirgapAcceptCommand(context));
  }
}
