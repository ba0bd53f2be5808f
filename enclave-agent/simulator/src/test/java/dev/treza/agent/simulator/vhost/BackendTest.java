package dev.treza.agent.simulator.vhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A front end that sends what QEMU would not. What QEMU sends is tested by booting.
@Timeout(60)
class BackendTest {
  private static final int VERSION = 1;

  @TempDir private Path folder;
  private Path socket;

  @BeforeEach
  void name() {
    socket = folder.resolve("s");
  }

  private static ByteBuffer message(int request, int flags, byte[] payload) {
    return ByteBuffer.allocate(12 + payload.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(request)
        .putInt(flags)
        .putInt(payload.length)
        .put(payload)
        .flip();
  }

  private static byte[] numbers(int... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private interface FrontEndSide {
    void on(SocketChannel channel) throws IOException;
  }

  /// Why the back end ended; nothing if it ended because the front end had gone.
  private Optional<String> end(FrontEndSide side) throws IOException {
    Files.deleteIfExists(socket);
    try (Backend.Listener listener = Backend.Listener.at(socket)) {
      CompletableFuture<Optional<String>> end = new CompletableFuture<>();
      Thread.ofPlatform()
          .start(() -> {
            try {
              listener.serve(request -> request);
              end.complete(Optional.empty());
            } catch (IOException | VhostException broken) {
              end.complete(Optional.of(String.valueOf(broken.getMessage())));
            } catch (RuntimeException ours) {
              end.completeExceptionally(ours);
            }
          });
      try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        side.on(channel);
      }
      return end.join();
    }
  }

  private static long reply(SocketChannel channel) throws IOException {
    ByteBuffer reply = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    while (reply.hasRemaining() && channel.read(reply) >= 0) {}
    return reply.getLong(12);
  }

  @Test
  void offersTheModernDeviceWithOneQueueAndNothingMore() throws IOException {
    Optional<String> end =
        end(channel -> {
          channel.write(message(1, VERSION, new byte[0]));
          assertThat(reply(channel)).isEqualTo(1L << 32 | 1L << 30);
          channel.write(message(15, VERSION, new byte[0]));
          assertThat(reply(channel)).isZero();
          channel.write(message(17, VERSION, new byte[0]));
          assertThat(reply(channel)).isEqualTo(1);
        });
    assertThat(end).isEmpty();
  }

  @Test
  void acknowledgesWhatAsksForIt() throws IOException {
    assertThat(
            end(channel -> {
              channel.write(message(3, VERSION | 8, new byte[0]));
              assertThat(reply(channel)).isZero();
            }))
        .isEmpty();
  }

  @Test
  void tellsWhereTheQueueStands() throws IOException {
    assertThat(
            end(channel -> {
              channel.write(message(10, VERSION, numbers(0, 7)));
              channel.write(message(11, VERSION, numbers(0, 0)));
              assertThat(reply(channel)).isEqualTo(7L << 32);
            }))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 18, 5, 2})
  void endsAtAPayloadOfTheWrongLength(int request) throws IOException {
    assertThat(end(channel -> channel.write(message(request, VERSION, new byte[3])))).isPresent();
  }

  @Test
  void endsAtAQueueItDoesNotHave() throws IOException {
    assertThat(end(channel -> channel.write(message(8, VERSION, numbers(1, 8))))).isPresent();
  }

  @Test
  void endsAtMemoryWithoutDescriptors() throws IOException {
    byte[] table = new byte[8 + 32];
    table[0] = 1;
    assertThat(end(channel -> channel.write(message(5, VERSION, table)))).isPresent();
  }

  @Test
  void endsAtAMessageThatIsTooLong() throws IOException {
    ByteBuffer header = message(1, VERSION, new byte[0]).putInt(8, Integer.MAX_VALUE);
    assertThat(end(channel -> channel.write(header))).isPresent();
  }

  @Test
  void endsAtAMessageOfAnotherVersion() throws IOException {
    assertThat(end(channel -> channel.write(message(1, 2, new byte[0])))).isPresent();
  }

  /// Random messages end it or not, but by nothing unexpected, and no descriptor stays open.
  @Test
  void survivesWhateverItIsSent() throws IOException {
    long seed = System.nanoTime();
    System.out.println("BackendTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int count = Boolean.getBoolean("treza.full") ? 20_000 : 300;
    end(_ -> {});
    long before = openDescriptors();
    for (int i = 0; i < count; i++) {
      end(channel -> {
        for (int messages = random.nextInt(1, 8); messages > 0; messages--) {
          byte[] payload = new byte[random.nextBoolean() ? 8 : random.nextInt(48)];
          random.nextBytes(payload);
          payload = random.nextBoolean() && payload.length == 8 ? numbers(0, payload[0]) : payload;
          try {
            channel.write(message(random.nextInt(20), VERSION, payload));
          } catch (IOException gone) {
            return;
          }
        }
      });
    }
    assertThat(openDescriptors()).isLessThanOrEqualTo(before);
  }

  private static long openDescriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(path -> isSocket(path)).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException gone) {
      return false;
    }
  }
}
