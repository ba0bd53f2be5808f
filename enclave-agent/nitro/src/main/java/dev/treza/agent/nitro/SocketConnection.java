package dev.treza.agent.nitro;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connected stream socket.
final class SocketConnection implements VsockConnection {
  private final Descriptor descriptor;
  private final VsockAddress peer;

  SocketConnection(Descriptor descriptor, VsockAddress peer) {
    this.descriptor = descriptor;
    this.peer = peer;
  }

  @Override
  public VsockAddress peer() {
    return peer;
  }

  @Override
  public InputStream input() {
    return new SocketInput(descriptor);
  }

  @Override
  public OutputStream output() {
    return new SocketOutput(descriptor);
  }

  @Override
  public void close() throws IOException {
    descriptor.close(SocketCalls::shutdown);
  }
}
