package dev.treza.console.cli;

import dev.treza.console.link.node.NodeAddress;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.json.JsonObject;

/// A network and its node, without what may be a token.
record NodeLine(Network network, NodeAddress address) {
  String text() {
    return "%s (chain %s)  %s".formatted(NetworkInput.name(network), network.id(), address.shown());
  }

  JsonObject json() {
    return JsonObject.builder()
        .text("network", NetworkInput.name(network))
        .text("chain_id", network.id())
        .text("node", address.shown())
        .build();
  }
}
