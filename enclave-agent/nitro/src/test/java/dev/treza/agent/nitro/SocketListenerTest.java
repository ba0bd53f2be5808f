package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The listener over a TCP socket on loopback.
@Timeout(30)
class SocketListenerTest {
  private final int number;
  private final SocketListener listener;

  SocketListenerTest() throws IOException {
    number = LocalSockets.listening();
    listener = new SocketListener(new Descriptor(number));
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void acceptsAConnectionThatCarriesBytes() throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), LocalSockets.port(number));
        VsockConnection accepted = listener.accept()) {
      client.getOutputStream().write(42);
      assertThat(accepted.input().read()).isEqualTo(42);
    }
  }

  @Test
  void stopsWaitingSoonAfterItIsClosed() throws InterruptedException {
    Thread closer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Thread.sleep(100);
                listener.close();
              } catch (IOException | InterruptedException failed) {
                throw new AssertionError(failed);
              }
            });
    assertThatThrownBy(listener::accept).isInstanceOf(ClosedChannelException.class);
    closer.join();
  }
}
