package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.compose.ComposeRefusal;
import dev.treza.console.link.node.NodeLink;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which of the networks that a wallet is for is meant: the one that is named, else the only one
/// there is, else the only one with a node.
final class NetworkChoice {
  private NetworkChoice() {}

  /// Refused: `CMP-NETWORK`.
  static Outcome<Network> of(Wallet wallet, Optional<String> named, NodeLink nodes)
      throws ConsoleException, UnreadableInputException {
    List<Network> possible =
        NetworkInput.all().stream()
            .filter(network -> network.blockchain() == wallet.blockchain())
            .filter(network -> network.mode() == wallet.network())
            .toList();
    List<Network> meant =
        named.isPresent()
            ? possible.stream().filter(NetworkInput.parse(named.get())::equals).toList()
            : possible.size() == 1 ? possible : withNode(possible, nodes);
    return meant.size() == 1
        ? Outcome.accepted(meant.getFirst())
        : Outcome.refused(
            ComposeRefusal.NETWORK,
            possible.isEmpty()
                ? wallet.blockchain().label() + " has no node that is asked from here"
                : "the wallet is for "
                    + String.join(", ", possible.stream().map(NetworkInput::name).toList()));
  }

  private static List<Network> withNode(List<Network> possible, NodeLink nodes)
      throws ConsoleException {
    List<Network> chosen = new ArrayList<>();
    for (Network network : possible) {
      if (nodes.address(network).isPresent()) {
        chosen.add(network);
      }
    }
    return chosen;
  }
}
