package dev.treza.console.cli;

import dev.treza.console.compose.FeeLevel;
import dev.treza.console.compose.Wish;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say what is to be paid.
final class WishInput {
  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description = "who gets it: an address, or a name of the charter's address book")
  private Optional<String> to = Optional.empty();

  @Option(names = "--value", paramLabel = "AMOUNT", description = "in whole units, such as 1.5")
  private Optional<String> value = Optional.empty();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "symbol or contract of a listed token; without it the network's currency")
  private Optional<String> token = Optional.empty();

  @Option(names = "--data", paramLabel = "HEX", description = "what a contract is told, 0x…")
  private Optional<String> data = Optional.empty();

  @Option(names = "--nonce", paramLabel = "N", description = "instead of the next one")
  private Optional<String> nonce = Optional.empty();

  @Option(names = "--gas-limit", paramLabel = "N", description = "instead of an estimate")
  private Optional<String> gasLimit = Optional.empty();

  @Option(names = "--fee", paramLabel = "LEVEL", description = "low, normal (default) or fast")
  private FeeLevel level = FeeLevel.NORMAL;

  FeeLevel level() {
    return level;
  }

  /// Whether anything but the fee is said.
  boolean says() {
    return to.or(() -> value)
        .or(() -> token)
        .or(() -> data)
        .or(() -> nonce)
        .or(() -> gasLimit)
        .isPresent();
  }

  Wish wish() {
    return new Wish(
        to.orElse(""),
        value.orElse(""),
        token.orElse(""),
        data.orElse(""),
        level,
        nonce.orElse(""),
        gasLimit.orElse(""));
  }
}
