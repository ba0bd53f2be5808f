package dev.treza.console.cli;

import dev.treza.fleet.wallet.DerivationPath;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option that says where in a tree of keys.
final class PathInput {
  @Option(
      names = "--derivation",
      paramLabel = "PATH",
      description = "such as m/44'/60'/0'/0/0 (BIP-32)")
  private Optional<String> path = Optional.empty();

  Optional<DerivationPath> path() throws UnreadableInputException {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        DerivationPath.parse(path.get())
            .orElseThrow(
                () -> new UnreadableInputException("not a derivation path: " + path.get())));
  }
}
