package dev.treza.console.settings;

import dev.treza.console.link.node.NodeAddress;
import dev.treza.fleet.chain.Network;
import java.util.Optional;

/// A network and its node, if one was chosen.
public record NodeRow(Network network, Optional<NodeAddress> node) {}
