package dev.treza.agent.simulator.emulator;

import dev.treza.fleet.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// What a parent instance answers an enclave that starts: the heartbeat on port 9000 and the
/// enclave's name on port 9001.
final class ParentServices implements Closeable {
  static final int HEARTBEAT_PORT = 9000;
  static final int NAME_PORT = 9001;
  private static final byte HEARTBEAT = (byte) 0xB7;

  private final ServerSocketChannel heartbeat;
  private final ServerSocketChannel name;

  private ParentServices(ServerSocketChannel heartbeat, ServerSocketChannel name) {
    this.heartbeat = heartbeat;
    this.name = name;
  }

  /// @param named called whenever the guest has asked for its name
  static ParentServices start(Commands commands, String enclave, Runnable named)
      throws IOException {
    ServerSocketChannel heartbeat = listen(commands.hostPort(HEARTBEAT_PORT));
    ParentServices services = new ParentServices(heartbeat, listen(commands.hostPort(NAME_PORT)));
    Thread.ofVirtual().start(() -> serve(services.heartbeat, ParentServices::beat));
    Thread.ofVirtual()
        .start(() ->
            serve(
                services.name,
                guest -> {
                  guest.write(ByteBuffer.wrap(Bytes.utf8(enclave).toArray()));
                  named.run();
                }));
    return services;
  }

  private interface Answer {
    void to(SocketChannel guest) throws IOException;
  }

  private static void serve(ServerSocketChannel listener, Answer answer) {
    while (listener.isOpen()) {
      try (SocketChannel guest = listener.accept()) {
        answer.to(guest);
      } catch (ClosedChannelException ended) {
        return;
      } catch (IOException _) {
        // a guest that went away asks again or has ended, which its process tells
      }
    }
  }

  private static void beat(SocketChannel guest) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    if (guest.read(one) == 1 && one.get(0) == HEARTBEAT) {
      guest.write(one.flip());
    }
  }

  private static ServerSocketChannel listen(Path path) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path));
    return listener;
  }

  @Override
  public void close() throws IOException {
    try (heartbeat;
        name) {
      // nothing else to end: who waits in accept is told by the closing
    }
  }
}
