package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborReaderTest {
  private static final int FUZZ = Boolean.getBoolean("treza.full") ? 1_000_000 : 20_000;

  @Test
  void readsAMapOfEveryType() throws MalformedReplyException {
    Cbor item =
        read("a4" + "6161" + "1864" + "6162" + "f5" + "6163" + "8201" + "02" + "6164" + "6178");
    assertThat(item)
        .isEqualTo(
            new Cbor.Fields(
                Map.of(
                    "a", new Cbor.Unsigned(100),
                    "b", new Cbor.Flag(true),
                    "c", new Cbor.Items(List.of(new Cbor.Unsigned(1), new Cbor.Unsigned(2))),
                    "d", new Cbor.Text("x"))));
  }

  @Test
  void readsBytes() throws MalformedReplyException {
    assertThat(read("43010203"))
        .isInstanceOfSatisfying(
            Cbor.Octets.class, octets -> assertThat(octets.value()).containsExactly(1, 2, 3));
  }

  @ParameterizedTest
  @CsvSource({"00, 0", "17, 23", "1818, 24", "190100, 256", "1900ff, 255", "1a00010000, 65536"})
  void readsNumbersOfEveryWidth(String hex, long value) throws MalformedReplyException {
    assertThat(read(hex)).isEqualTo(new Cbor.Unsigned(value));
  }

  @ParameterizedTest
  @CsvSource({
    "'', cut short",
    "18, cut short",
    "4201, cut short",
    "5bffffffffffffffff, 2^63",
    "5b7fffffffffffffff, cut short",
    "0000, trailing bytes",
    "20, type",
    "c000, type",
    "f6, neither true nor false",
    "f97c00, neither true nor false",
    "bf6161f5ff, indefinite",
    "5f4101ff, indefinite",
    "1c, indefinite or reserved",
    "61ff, UTF-8",
    "a10101, not text",
    "a2616101616102, a name twice",
    "8181818100, nested too deeply"
  })
  void refusesWhatNoDeviceAnswers(String hex, String why) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedReplyException.class)
        .hasMessageContaining(why);
  }

  @Test
  void neverFailsInAnotherWayThanByRefusing() {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int i = 0; i < FUZZ; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      try {
        assertThat(CborReader.read(bytes)).isNotNull();
      } catch (MalformedReplyException refused) {
        assertThat(refused).as("seed %d, number %d", seed, i).hasMessageContaining("at byte");
      }
    }
  }

  private static Cbor read(String hex) throws MalformedReplyException {
    return CborReader.read(HexFormat.of().parseHex(hex));
  }
}
