package dev.treza.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `audit`: what enclaves did.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Export what an enclave did, verify such a log anywhere, keep where it stands.")
final class AuditCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditExportCommand(context))
        .addSubcommand(new AuditVerifyCommand(context))
        .addSubcommand(new AuditHeadCommand(context));
  }
}
