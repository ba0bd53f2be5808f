package dev.treza.console.link.node;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.NodeFile;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/// The nodes in the console's settings.
public final class ConfiguredNodes implements NodeLink {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final NodeFile file;
  private final Duration patience;

  public ConfiguredNodes(NodeFile file) {
    this(file, PATIENCE);
  }

  /// @param patience how long each answer is waited for
  public ConfiguredNodes(NodeFile file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  @Override
  public Outcome<EvmNode> open(Network network) throws ConsoleException, InterruptedException {
    Optional<NodeAddress> address = address(network);
    return address.isEmpty()
        ? Outcome.refused(NodeRefusal.NONE, "there is none for " + network.name())
        : open(network, address.get());
  }

  /// What the file holds was parsed before it was kept; what can no longer be parsed is no choice.
  @Override
  public Optional<NodeAddress> address(Network network) throws ConsoleException {
    return file.url(network.id())
        .flatMap(url ->
            switch (NodeAddress.parse(url)) {
              case Outcome.Accepted<NodeAddress>(NodeAddress address) -> Optional.of(address);
              case Outcome.Refused<NodeAddress> _ -> Optional.empty();
            });
  }

  @Override
  public Outcome<NodeAddress> choose(Network network, NodeAddress address)
      throws ConsoleException, InterruptedException {
    return switch (open(network, address)) {
      case Outcome.Refused<EvmNode>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<EvmNode>(EvmNode node) -> {
        node.close();
        file.keep(network.id(), address.uri().toString());
        yield Outcome.accepted(address);
      }
    };
  }

  @Override
  public boolean forget(Network network) throws ConsoleException {
    return file.forget(network.id());
  }

  private Outcome<EvmNode> open(Network network, NodeAddress address) throws InterruptedException {
    Web3jNode node = new Web3jNode(new Questions(new NodeService(address, patience)));
    Outcome<EvmNode> opened = node.chainId().then(id -> expect(network, id)).map(_ -> node);
    if (opened instanceof Outcome.Refused<EvmNode>) {
      node.close();
    }
    return opened;
  }

  private static Outcome<Network> expect(Network network, BigInteger chainId) {
    return chainId.toString().equals(network.id())
        ? Outcome.accepted(network)
        : Outcome.refused(
            NodeRefusal.CHAIN,
            "it is of chain " + chainId + ", not " + network.name() + " (" + network.id() + ")");
  }
}
