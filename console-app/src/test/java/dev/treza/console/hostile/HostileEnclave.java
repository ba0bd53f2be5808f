package dev.treza.console.hostile;

import dev.treza.console.link.OneEnclave;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;

/// An enclave as a computer knows it, and who answers in its place.
public record HostileEnclave(OneEnclave fleet, TestServer peer) implements AutoCloseable {
  /// An agent that listens itself.
  static HostileEnclave of(CharteredAgent agent) throws IOException {
    return behind(agent, CharteredAgent.IDENTITY);
  }

  /// An agent behind a certificate that need not be its own.
  static HostileEnclave behind(CharteredAgent agent, Certificates shown) throws IOException {
    return pinned(agent, TestServer.tls(shown, agent), CharteredAgent.MODULE.anchor());
  }

  /// Somebody who is no agent at all.
  static HostileEnclave insteadOf(CharteredAgent agent, TestServer peer) {
    return pinned(agent, peer, CharteredAgent.MODULE.anchor());
  }

  static HostileEnclave pinned(CharteredAgent agent, TestServer peer, TrustAnchor anchor) {
    return new HostileEnclave(
        OneEnclave.pinned(anchor, CharteredAgent.IMAGE, agent.charter(), peer.endpoint()), peer);
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
