package dev.treza.console.link.node;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import java.util.Optional;

/// The nodes a person chose, one for each network. There is none until he chooses.
public interface NodeLink {
  /// The node of `network`, which has proved to be one of its chain; the caller closes it. Refused:
  /// `NODE-NONE`, `NODE-UNREACHABLE`, `NODE-CHAIN`, `NODE-ANSWER`, `NODE-REJECTED`.
  Outcome<EvmNode> open(Network network) throws ConsoleException, InterruptedException;

  /// What is asked of a node while it is open.
  @FunctionalInterface
  interface Question<T> {
    Outcome<T> ask(EvmNode node) throws InterruptedException;
  }

  /// Opens the node of `network`, asks, and closes it. Refused like [#open], or by the question.
  default <T> Outcome<T> ask(Network network, Question<T> question)
      throws ConsoleException, InterruptedException {
    return switch (open(network)) {
      case Outcome.Refused<EvmNode>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<EvmNode>(EvmNode node) -> {
        try (node) {
          yield question.ask(node);
        }
      }
    };
  }

  /// Where the node of `network` is.
  Optional<NodeAddress> address(Network network) throws ConsoleException;

  /// Chooses a node, after it has proved to be one of the network's chain. Refused like [#open].
  Outcome<NodeAddress> choose(Network network, NodeAddress address)
      throws ConsoleException, InterruptedException;

  /// Forgets the node of `network`; false if there was none.
  boolean forget(Network network) throws ConsoleException;
}
