package dev.treza.console.cli;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Enrolment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `officer`: how a person comes into a charter.
@Command(
    name = "officer",
    mixinStandardHelpOptions = true,
    description = "Write and read enrolments: who wants to be named in a charter, with which keys.")
final class OfficerCommand {
  static CommandLine with(CommandContext context) {
    return new CommandLine(new OfficerCommand())
        .addSubcommand(new OfficerEnrolCommand(context))
        .addSubcommand(new OfficerShowCommand(context));
  }

  /// Refused: `JWS-*`, `JSON-*`, `KEY-POINT`.
  static Outcome<Enrolment> read(Path file) throws UnreadableInputException {
    String jws = new String(InputFile.read(file).toArray(), StandardCharsets.UTF_8).strip();
    return Enrolment.verify(jws);
  }
}
