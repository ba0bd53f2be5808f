package dev.treza.fleet.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CborReaderTest {
  private static CborItem read(String hex) throws CborException {
    return CborReader.read(Bytes.hex(hex));
  }

  private static CborItem whole(long value) {
    return new CborItem.Whole(value);
  }

  private static CborItem text(String value) {
    return new CborItem.Text(value);
  }

  private static CborItem array(CborItem... items) {
    return new CborItem.Sequence(List.of(items));
  }

  private static CborItem map(CborItem key, CborItem value) {
    return new CborItem.Dictionary(Map.of(key, value));
  }

  static Stream<Arguments> examplesOfRfc8949AppendixA() {
    return Stream.of(
        Arguments.of("00", whole(0)),
        Arguments.of("17", whole(23)),
        Arguments.of("1818", whole(24)),
        Arguments.of("1903e8", whole(1000)),
        Arguments.of("1a000f4240", whole(1_000_000)),
        Arguments.of("1b000000e8d4a51000", whole(1_000_000_000_000L)),
        Arguments.of("20", whole(-1)),
        Arguments.of("3903e7", whole(-1000)),
        Arguments.of("f4", CborItem.Simple.FALSE),
        Arguments.of("f5", CborItem.Simple.TRUE),
        Arguments.of("f6", CborItem.Simple.NULL),
        Arguments.of("40", new CborItem.Binary(Bytes.EMPTY)),
        Arguments.of("4401020304", new CborItem.Binary(Bytes.hex("01020304"))),
        Arguments.of("60", text("")),
        Arguments.of("62c3bc", text("ü")),
        Arguments.of("80", array()),
        Arguments.of("8301820203820405", nested()),
        Arguments.of("a0", new CborItem.Dictionary(Map.of())),
        Arguments.of(
            "a201020304", new CborItem.Dictionary(Map.of(whole(1), whole(2), whole(3), whole(4)))),
        Arguments.of("5f42010243030405ff", new CborItem.Binary(Bytes.hex("0102030405"))),
        Arguments.of("7f657374726561646d696e67ff", text("streaming")),
        Arguments.of("9fff", array()),
        Arguments.of("9f018202039f0405ffff", nested()),
        Arguments.of("83018202039f0405ff", nested()),
        Arguments.of("826161bf61626163ff", array(text("a"), map(text("b"), text("c")))));
  }

  private static CborItem nested() {
    return array(whole(1), array(whole(2), whole(3)), array(whole(4), whole(5)));
  }

  @ParameterizedTest
  @MethodSource("examplesOfRfc8949AppendixA")
  void readsThePublishedExamples(String hex, CborItem item) throws CborException {
    assertThat(read(hex)).isEqualTo(item);
  }

  @ParameterizedTest
  @CsvSource({
    "'', the input ends too early",
    "0000, bytes follow the end of the item",
    "1b8000000000000000, above 2^63 - 1",
    "1817, not in its shortest form",
    "190018, not in its shortest form",
    "1a0000ffff, not in its shortest form",
    "1b00000000ffffffff, not in its shortest form",
    "580101, not in its shortest form",
    "1c, reserved form",
    "1f, reserved form",
    "f90000, a floating-point number is not allowed",
    "fa47c35000, a floating-point number is not allowed",
    "fb3ff199999999999a, a floating-point number is not allowed",
    "f7, simple value 23 is not allowed",
    "f8ff, simple value 24 is not allowed",
    "ff, simple value 31 is not allowed",
    "c001, a tag is not allowed here",
    "d28440, a tag is not allowed here",
    "4401, the input ends within a string",
    "5b7fffffffffffffff01, the input ends within a string",
    "9b7fffffffffffffff01, the input ends too early",
    "61ff, a text is not UTF-8",
    "63eda080, a text is not UTF-8",
    "5f6161ff, a string in pieces holds something else",
    "5f5f4101ffff, reserved form",
    "a1, the input ends too early",
    "a2616101616102, a map key occurs twice",
    "bf616101616102ff, a map key occurs twice",
    "bf6161ff, simple value 31 is not allowed",
    "a1410101, a map key is a byte string",
    "a1f601, a map key is null",
  })
  void refusesEverythingElse(String hex, String reason) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(CborException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void boundsDepth() throws CborException {
    assertThat(read("81".repeat(CborReader.MAX_DEPTH) + "00")).isNotNull();
    assertThatThrownBy(() -> read("81".repeat(CborReader.MAX_DEPTH + 1) + "00"))
        .hasMessageContaining("levels deep");
  }

  @Test
  void boundsTheNumberOfItems() throws CborException {
    assertThat(read("9f" + "00".repeat(CborReader.MAX_ITEMS - 1) + "ff")).isNotNull();
    assertThatThrownBy(() -> read("9f" + "00".repeat(CborReader.MAX_ITEMS) + "ff"))
        .hasMessageContaining("items");
    assertThatThrownBy(() -> read("5f" + "40".repeat(CborReader.MAX_ITEMS) + "ff"))
        .hasMessageContaining("too many");
  }
}
