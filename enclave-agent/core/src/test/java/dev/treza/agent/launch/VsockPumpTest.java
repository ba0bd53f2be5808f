package dev.treza.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.nitro.VsockAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VsockPumpTest {
  private ServerSocket server = unbound();
  private SocketParent.Listener listener = new SocketParent.Listener(unbound());

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    listener =
        (SocketParent.Listener)
            new SocketParent("").listen(new VsockAddress(VsockAddress.ANY_CID, 1), 128);
    VsockPump pump =
        new VsockPump(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            pump.serve(listener);
          } catch (IOException _) {
            // the listener was closed after the test
          }
        });
  }

  @AfterEach
  void stop() throws IOException {
    listener.close();
    server.close();
  }

  @Test
  void carriesBytesBothWaysUnchanged() throws IOException {
    byte[] question = new byte[1 << 20];
    new Random(1).nextBytes(question);
    byte[] answer = new byte[1 << 20];
    new Random(2).nextBytes(answer);
    try (Socket outside = listener.dial();
        Socket inside = server.accept()) {
      CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> send(outside, question));
      assertThat(inside.getInputStream().readNBytes(question.length)).isEqualTo(question);
      asked.join();
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> send(inside, answer));
      assertThat(outside.getInputStream().readNBytes(answer.length)).isEqualTo(answer);
      answered.join();
    }
  }

  @Test
  void deliversTheWholeAnswerBeforeItPassesOnItsEnd() throws IOException {
    byte[] answer = new byte[1 << 18];
    new Random(3).nextBytes(answer);
    try (Socket outside = listener.dial()) {
      Socket inside = server.accept();
      CompletableFuture<Void> answered =
          CompletableFuture.runAsync(() -> {
            send(inside, answer);
            close(inside);
          });
      assertThat(outside.getInputStream().readAllBytes()).isEqualTo(answer);
      answered.join();
    }
  }

  @Test
  void closesTheServersEndWhenTheParentCloses() throws IOException {
    Socket outside = listener.dial();
    try (Socket inside = server.accept()) {
      inside.setSoTimeout(10_000);
      outside.close();
      assertThat(inside.getInputStream().read()).isNegative();
    }
  }

  @Test
  void closesTheOldestSilentConnectionForOneTooMany() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    pairs.add(dial());
    pairs.getFirst().speak();
    while (pairs.size() < VsockPump.MAX_CONNECTIONS) {
      pairs.add(dial());
    }
    Pair tooMany = dial();
    assertThat(pairs.get(1).outside().getInputStream().read()).isNegative();
    tooMany.speak();
    pairs.getFirst().speak();
    pairs.getLast().speak();
    pairs.forEach(Pair::close);
  }

  @Test
  void closesTheOneSilentForLongestIfEveryPeerHasSpoken() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    while (pairs.size() < VsockPump.MAX_CONNECTIONS) {
      pairs.add(dial());
      pairs.getLast().speak();
    }
    pairs.getFirst().speak();
    Pair tooMany = dial();
    assertThat(pairs.get(1).outside().getInputStream().read()).isNegative();
    tooMany.speak();
    pairs.getFirst().speak();
    pairs.forEach(Pair::close);
  }

  /// The two ends of one connection.
  private record Pair(Socket outside, Socket inside) {
    /// Says something outside that is heard inside.
    void speak() throws IOException {
      outside.getOutputStream().write(7);
      inside.setSoTimeout(10_000);
      assertThat(inside.getInputStream().read()).isEqualTo(7);
    }

    void close() {
      VsockPumpTest.close(outside);
      VsockPumpTest.close(inside);
    }
  }

  private Pair dial() throws IOException {
    return new Pair(listener.dial(), server.accept());
  }

  @Test
  void servesAgainAfterConnectionsEnded() throws IOException {
    for (int i = 0; i < 2 * VsockPump.MAX_CONNECTIONS; i++) {
      Socket outside = listener.dial();
      try (Socket inside = server.accept()) {
        inside.setSoTimeout(10_000);
        outside.close();
        assertThat(inside.getInputStream().read()).isNegative();
      }
    }
  }

  private static ServerSocket unbound() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
