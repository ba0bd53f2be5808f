package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option that repeats a request: with the same number it is the same request, for which other
/// officers' approvals hold.
final class NonceInput {
  @Option(
      names = "--request-number",
      paramLabel = "HEX",
      description = "the number of a request made before, to repeat it with more approvals")
  private Optional<String> hex = Optional.empty();

  Bytes nonce(CommandContext context) throws UnreadableInputException {
    if (hex.isEmpty()) {
      return context.desk().nonce();
    }
    if (!hex.get().matches("[0-9a-f]{32}")) {
      throw new UnreadableInputException("a request number is 32 lower-case hexadecimal digits");
    }
    return Bytes.hex(hex.get());
  }
}
