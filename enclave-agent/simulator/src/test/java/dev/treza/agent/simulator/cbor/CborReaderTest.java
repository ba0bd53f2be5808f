package dev.treza.agent.simulator.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Samples with their diagnostic notation are those of RFC 8949 appendix A.
class CborReaderTest {
  private static CborItem read(String hex) throws CborException {
    return CborReader.read(Bytes.hex(hex).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "17, 23",
    "1818, 24",
    "1903e8, 1000",
    "1a000f4240, 1000000",
    "1b000000e8d4a51000, 1000000000000"
  })
  void readsUnsignedIntegers(String hex, long value) throws CborException {
    assertThat(read(hex)).isEqualTo(new CborItem.Unsigned(value));
  }

  @Test
  void readsMapsAndArrays() throws CborException {
    assertThat(read("a26161016162820203"))
        .isEqualTo(
            new CborItem.Fields(
                Map.of(
                    "a",
                    new CborItem.Unsigned(1),
                    "b",
                    new CborItem.Items(
                        List.of(new CborItem.Unsigned(2), new CborItem.Unsigned(3))))));
  }

  @Test
  void readsBytesTextAndNull() throws CborException {
    assertThat(read("4401020304")).isEqualTo(new CborItem.Octets(Bytes.hex("01020304")));
    assertThat(read("62c3bc")).isEqualTo(new CborItem.Text("\u00fc"));
    assertThat(read("f6")).isEqualTo(new CborItem.Nothing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000",
        "1b8000000000000000",
        "1c",
        "20",
        "41",
        "5b7fffffffffffffff00",
        "5f41004100ff",
        "61ff",
        "7f6161ff",
        "8081",
        "9b7fffffffffffffff",
        "9f01ff",
        "a10101",
        "a1616101a1",
        "a2616101616102",
        "bf616101ff",
        "c100",
        "8181818100",
        "f4",
        "fb7ff0000000000000"
      })
  void refusesWhatNobodySends(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(CborException.class);
  }
}
