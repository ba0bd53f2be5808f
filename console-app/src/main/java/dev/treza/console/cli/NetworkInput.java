package dev.treza.console.cli;

import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.evm.EvmChain;
import java.util.List;
import java.util.Locale;

/// Reads and writes the networks that nodes are chosen for: by chain id, or by name with hyphens.
final class NetworkInput {
  private NetworkInput() {}

  static Network parse(String text) throws UnreadableInputException {
    return all().stream()
        .filter(network -> network.id().equals(text) || name(network).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new UnreadableInputException(
                "no network "
                    + text
                    + "; there are "
                    + String.join(", ", all().stream().map(NetworkInput::name).toList())));
  }

  static List<Network> all() {
    return Networks.known().stream()
        .filter(network -> EvmChain.speaksEvm(network.blockchain()))
        .toList();
  }

  static String name(Network network) {
    return network.name().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
