package dev.treza.console.cli;

import dev.treza.console.compose.Replacement.Kind;
import dev.treza.fleet.Digest;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that name a transaction to replace.
final class ReplacementInput {
  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  /// At most one of them is given.
  static final class Choice {
    @Option(
        names = "--speed-up",
        paramLabel = "ID",
        description = "the request to repeat with higher fees")
    private Optional<String> speedUp = Optional.empty();

    @Option(
        names = "--cancel",
        paramLabel = "ID",
        description = "the request whose nonce is used for nothing instead")
    private Optional<String> cancel = Optional.empty();
  }

  Optional<Kind> kind() {
    return choice.speedUp.map(_ -> Kind.SPEED_UP).or(() -> choice.cancel.map(_ -> Kind.CANCEL));
  }

  Digest request() throws UnreadableInputException {
    return RequestInput.parse(choice.speedUp.or(() -> choice.cancel).orElse(""));
  }
}
