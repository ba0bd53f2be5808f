package dev.treza.console.link.node;

import dev.treza.fleet.Refusal;
import java.io.IOException;

/// Carries a refusal through web3j, which knows exceptions only.
final class NodeFault extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  NodeFault(NodeRefusal id, String detail) {
    super(id.id() + ": " + detail);
    this.refusal = Refusal.of(id, detail);
  }

  Refusal refusal() {
    return refusal;
  }
}
