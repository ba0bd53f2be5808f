package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The stream over a connected pair of local sockets.
@Timeout(30)
class SocketConnectionTest {
  private final SocketConnection here;
  private final SocketConnection there;

  SocketConnectionTest() throws IOException {
    SocketConnection[] ends = LocalSockets.pair();
    here = ends[0];
    there = ends[1];
  }

  @AfterEach
  void close() throws IOException {
    here.close();
    there.close();
  }

  @Test
  void carriesMoreThanItsBuffersHold() throws Exception {
    byte[] sent = new byte[1_000_003];
    new Random(3).nextBytes(sent);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(sent));
    assertThat(there.input().readNBytes(sent.length)).isEqualTo(sent);
    writer.get(10, TimeUnit.SECONDS);
  }

  @Test
  void readsSingleBytesAsUnsigned() throws IOException {
    here.output().write(0xB7);
    assertThat(there.input().read()).isEqualTo(0xB7);
  }

  @Test
  void readsIntoTheGivenPartOnly() throws IOException {
    here.output().write(new byte[] {9, 1, 2, 9}, 1, 2);
    byte[] target = new byte[5];
    assertThat(there.input().read(target, 2, 2)).isEqualTo(2);
    assertThat(target).containsExactly(0, 0, 1, 2, 0);
  }

  @Test
  void endsWhenThePeerHasClosed() throws IOException {
    here.close();
    assertThat(there.input().read()).isEqualTo(-1);
  }

  @Test
  void failsToWriteToAPeerThatHasClosed() throws IOException {
    there.close();
    OutputStream output = here.output();
    assertThatThrownBy(() -> output.write(1))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("send: Broken pipe");
  }

  @Test
  void wakesAReaderWhenItIsClosed() throws Exception {
    CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(this::readOne);
    Thread.sleep(100);
    here.close();
    assertThat(reader.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
  }

  @Test
  void cannotBeUsedOnceClosed() throws IOException {
    here.close();
    here.close();
    assertThatThrownBy(() -> here.input().read()).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> here.output().write(1)).isInstanceOf(ClosedChannelException.class);
  }

  private void write(byte[] bytes) {
    try {
      here.output().write(bytes);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private int readOne() {
    try {
      return here.input().read();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
