package dev.treza.sdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerFuzzTest {
  private static final String[] SEEDS = {
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 202 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"
  };

  /// Whatever comes: an answer within the bounds or a refusal, and never another exception.
  @Test
  void survivesDamagedAnswers() throws IOException {
    long seed = Long.getLong("treza.seed", 20261124L);
    int rounds = Boolean.getBoolean("treza.full") ? 1_000_000 : 20_000;
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] damaged = Bytes.utf8(SEEDS[round % SEEDS.length]).toArray();
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        HttpAnswer answer = new AnswerReader(new ByteArrayInputStream(damaged)).read();
        assertThat(answer.body().length())
            .as("seed %d, round %d", seed, round)
            .isLessThanOrEqualTo(damaged.length);
      } catch (ChannelException expected) {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isBetween(rounds / 10, rounds - 1);
  }
}
