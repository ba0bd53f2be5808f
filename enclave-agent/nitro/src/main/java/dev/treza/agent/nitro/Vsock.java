package dev.treza.agent.nitro;

import java.io.IOException;

/// Stream sockets between an enclave and its parent instance: the only way in or out.
public interface Vsock {
  /// Listens on a port.
  ///
  /// @param backlog connections that may wait to be accepted
  VsockListener listen(VsockAddress local, int backlog) throws IOException;

  /// Connects; the kernel gives up after two seconds.
  VsockConnection connect(VsockAddress peer) throws IOException;
}
