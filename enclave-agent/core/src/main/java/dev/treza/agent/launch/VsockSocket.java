package dev.treza.agent.launch;

import dev.treza.agent.nitro.VsockConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// A vsock connection in the shape that the JDK's TLS wants below it: connected already, and no
/// more than two streams. Closing it wakes whoever waits on them.
final class VsockSocket extends Socket {
  private final VsockConnection connection;
  private volatile boolean closed;

  VsockSocket(VsockConnection connection) {
    this.connection = connection;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public InputStream getInputStream() {
    return connection.input();
  }

  @Override
  public OutputStream getOutputStream() {
    return connection.output();
  }

  /// There is no timeout on vsock; deadlines close the connection instead.
  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public void setSoTimeout(int timeout) {
    if (timeout != 0) {
      throw new IllegalArgumentException("a vsock connection has no timeout");
    }
  }

  /// There is nothing to wait for: vsock has no such delay.
  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      connection.close();
    }
  }
}
