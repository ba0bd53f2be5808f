package dev.treza.agent.launch;

import dev.treza.agent.nitro.Vsock;
import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.nitro.VsockConnection;
import dev.treza.agent.nitro.VsockListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Stands for the vsock side: connections over loopback TCP, and a parent that says one thing.
final class SocketParent implements Vsock {
  final List<VsockAddress> connected = new ArrayList<>();
  private final String says;

  SocketParent(String says) {
    this.says = says;
  }

  @Override
  public VsockConnection connect(VsockAddress peer) {
    connected.add(peer);
    return new Scripted(peer, new ByteArrayInputStream(says.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public VsockListener listen(VsockAddress local, int backlog) throws IOException {
    return new Listener(new ServerSocket(0, backlog, InetAddress.getLoopbackAddress()));
  }

  private record Scripted(VsockAddress peer, InputStream input) implements VsockConnection {
    @Override
    public OutputStream output() {
      return new ByteArrayOutputStream();
    }

    @Override
    public void close() {}
  }

  record Listener(ServerSocket socket) implements VsockListener {
    @Override
    public VsockConnection accept() throws IOException {
      return new Connection(socket.accept());
    }

    Socket dial() throws IOException {
      Socket dialled = new Socket(socket.getInetAddress(), socket.getLocalPort());
      dialled.setSoTimeout(10_000);
      return dialled;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /// Streams as vsock has them: closing a stream closes nothing.
  private record Connection(Socket socket) implements VsockConnection {
    @Override
    public VsockAddress peer() {
      return new VsockAddress(VsockAddress.PARENT_CID, 1);
    }

    @Override
    public InputStream input() {
      try {
        return socket.getInputStream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public OutputStream output() {
      try {
        return socket.getOutputStream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
