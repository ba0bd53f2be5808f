package dev.treza.agent.simulator.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A daemon and a guest behind it, played by a socket that answers every line with itself.
@Timeout(30)
class RelayTest {
  @TempDir private Path folder;

  private ServerSocketChannel daemon(String greeting) throws IOException {
    ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    daemon.bind(UnixDomainSocketAddress.of(folder.resolve("vsock")));
    Thread.ofVirtual()
        .start(() -> {
          while (daemon.isOpen()) {
            try {
              SocketChannel host = daemon.accept();
              Thread.ofVirtual().start(() -> echo(host, greeting));
            } catch (ClosedChannelException ended) {
              return;
            } catch (IOException broken) {
              throw new AssertionError(broken);
            }
          }
        });
    return daemon;
  }

  private static void echo(SocketChannel host, String greeting) {
    try (host;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Channels.newInputStream(host), StandardCharsets.US_ASCII))) {
      assertThat(lines.readLine()).isEqualTo("CONNECT 5000");
      if (greeting.isEmpty()) {
        return;
      }
      host.write(ByteBuffer.wrap(Bytes.utf8(greeting).toArray()));
      for (String line = lines.readLine();
          line != null && !line.equals("bye");
          line = lines.readLine()) {
        host.write(ByteBuffer.wrap(Bytes.utf8(line + "\n").toArray()));
      }
    } catch (IOException gone) {
      // the test closes when it has seen enough
      return;
    }
  }

  private GuestPort guest() {
    return new GuestPort(folder.resolve("vsock"), GuestPort.AGENT);
  }

  private static BufferedReader reader(Socket client) throws IOException {
    return new BufferedReader(
        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Test
  void carriesBytesBothWaysForSeveralClients() throws IOException {
    try (ServerSocketChannel _ = daemon("OK 1073741824\n");
        Relay relay = Relay.start(guest());
        Socket one = new Socket(relay.address().getAddress(), relay.address().getPort());
        Socket two = new Socket(relay.address().getAddress(), relay.address().getPort())) {
      one.getOutputStream().write("one\n".getBytes(StandardCharsets.US_ASCII));
      two.getOutputStream().write("two\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(reader(two).readLine()).isEqualTo("two");
      assertThat(reader(one).readLine()).isEqualTo("one");
    }
  }

  @Test
  void closesTheClientWhenTheGuestCloses() throws IOException {
    try (ServerSocketChannel _ = daemon("OK 1\n");
        Relay relay = Relay.start(guest());
        Socket client = new Socket(relay.address().getAddress(), relay.address().getPort())) {
      client.getOutputStream().write("bye\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(reader(client).readLine()).isNull();
    }
  }

  @Test
  void closesTheClientWhenTheGuestDoesNotListen() throws IOException {
    try (ServerSocketChannel _ = daemon("");
        Relay relay = Relay.start(guest());
        Socket client = new Socket(relay.address().getAddress(), relay.address().getPort())) {
      assertThat(reader(client).readLine()).isNull();
    }
  }

  @Test
  void saysSoIfTheGuestDoesNotAcceptAConnection() throws IOException {
    try (ServerSocketChannel _ = daemon("NO\n")) {
      assertThatThrownBy(() -> guest().connect()).hasMessageContaining("5000");
    }
  }
}
