package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.compose.Sent;
import dev.treza.console.store.SignedFile;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that name a signed transaction.
final class SentInput {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Choice choice = new Choice();

  /// One of them must be given.
  static final class Choice {
    @Option(
        names = "--request",
        paramLabel = "ID",
        description = "the digest of a request that was signed on this computer")
    private Optional<String> request = Optional.empty();

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "a signed transaction in hexadecimal digits")
    private Optional<Path> file = Optional.empty();
  }

  /// Refused: `CMP-UNKNOWN`, `TX-*`.
  Outcome<Sent> read(CommandContext context) throws ConsoleException, UnreadableInputException {
    return choice.file.isPresent()
        ? Sent.parse(digits(choice.file.get()))
        : RequestInput.find(context.signed(), RequestInput.parse(choice.request.orElse("")))
            .map(SignedFile::raw)
            .then(Sent::parse);
  }

  private static Bytes digits(Path file) throws UnreadableInputException {
    String text = new String(InputFile.read(file).toArray(), StandardCharsets.UTF_8).strip();
    if (!text.matches("0x([0-9a-fA-F]{2})+")) {
      throw new UnreadableInputException(file + " does not hold 0x and hexadecimal digits");
    }
    return Bytes.hex(text.substring(2));
  }
}
