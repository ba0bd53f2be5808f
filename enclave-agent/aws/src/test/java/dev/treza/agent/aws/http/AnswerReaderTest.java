package dev.treza.agent.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final int MAX_BODY = 512 * 1024;

  private static final String GOOD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 2\r\n\r\n{}";
  private static final String CHUNKED =
      String.join(
          "\r\n",
          "HTTP/1.1 400 Bad Request",
          "transfer-encoding: chunked",
          "connection: close",
          "",
          "4",
          "{\"a\"",
          "3",
          ":1}",
          "0",
          "",
          "");

  private static HttpAnswer read(byte[] bytes) throws IOException {
    return new AnswerReader(new ByteArrayInputStream(bytes), MAX_BODY).read();
  }

  private static HttpAnswer read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsABodyOfKnownLength() throws IOException {
    HttpAnswer answer = read(GOOD);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "application/x-amz-json-1.1");
    assertThat(answer.body()).isEqualTo(Bytes.utf8("{}"));
    assertThat(answer.isLast()).isFalse();
  }

  @Test
  void readsABodyInChunks() throws IOException {
    HttpAnswer answer = read(CHUNKED);
    assertThat(answer.body()).isEqualTo(Bytes.utf8("{\"a\":1}"));
    assertThat(answer.isLast()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\nContent-Length: 1\n\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n"
      })
  void refusesWhatCouldBeReadInTwoWays(String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(HttpFormatException.class);
  }

  @Test
  void refusesAnAnswerThatIsCutAnywhere() {
    for (String whole : new String[] {GOOD, CHUNKED}) {
      for (int length = 0; length < whole.length(); length++) {
        String cut = whole.substring(0, length);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
      }
    }
  }

  @Test
  void refusesAnEndlessHead() {
    String endless = "HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(5000);
    assertThatThrownBy(() -> read(endless)).isInstanceOf(HttpFormatException.class);
  }

  /// Whatever comes, it is an answer or a fault of the one kind.
  @Test
  void survivesAnyBytes() {
    long seed = Long.getLong("treza.seed", 20_261_125);
    SplittableRandom random = new SplittableRandom(seed);
    int cases = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;
    int answers = 0;
    for (int i = 0; i < cases; i++) {
      byte[] bytes = (i % 2 == 0 ? GOOD : CHUNKED).getBytes(StandardCharsets.ISO_8859_1);
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(bytes).status()).as("seed %d", seed).isBetween(200, 599);
        answers++;
      } catch (IOException refused) {
        assertThat(refused).isInstanceOfAny(HttpFormatException.class, EOFException.class);
      }
    }
    assertThat(answers).as("seed %d", seed).isBetween(1, cases - 1);
  }
}
