package dev.treza.agent.simulator.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Carries bytes between a loopback port of this machine and the agent's vsock port, as the relay
/// of a parent instance does. It sees TLS records only. When either end closes, so does the other.
final class Relay implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final ServerSocketChannel listener;

  private Relay(ServerSocketChannel listener) {
    this.listener = listener;
  }

  static Relay start(GuestPort guest) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Relay relay = new Relay(listener);
    Thread.ofVirtual().start(() -> relay.serve(guest));
    return relay;
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listener.getLocalAddress();
  }

  private void serve(GuestPort guest) {
    while (listener.isOpen()) {
      try {
        SocketChannel client = listener.accept();
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Thread.ofVirtual().start(() -> carry(client, guest));
      } catch (ClosedChannelException ended) {
        return;
      } catch (IOException _) {
        // a client that went away before it was served is none
      }
    }
  }

  private static void carry(SocketChannel client, GuestPort guest) {
    try (client;
        SocketChannel agent = guest.connect()) {
      Thread.ofVirtual().start(() -> carry(agent, client));
      transfer(client, agent);
    } catch (IOException _) {
      // one end has gone: both are closed, and TLS tells the other whether something is missing
    }
  }

  private static void carry(SocketChannel from, SocketChannel to) {
    try (from;
        to) {
      transfer(from, to);
    } catch (IOException _) {
      // as above; closing both ends the other direction
    }
  }

  private static void transfer(SocketChannel from, SocketChannel to) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    while (from.read(chunk.clear()) >= 0) {
      chunk.flip();
      while (chunk.hasRemaining()) {
        to.write(chunk);
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
