package dev.treza.fleet.chain.evm.abi;

import static dev.treza.fleet.chain.TransactionRefusal.ABI;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbiArgumentsTest {
  @ParameterizedTest
  @CsvSource({
    // a word each: missing, too large, negative, padded with something else
    "uint8, '', byte 0",
    "uint8, 100, byte 0",
    "int8, 80, byte 0",
    "int16, ff7f, byte 0",
    "bool, 2, byte 0",
    "address, 010000000000000000000000000000000000000000, byte 0",
    "bytes2, 1, byte 2",
    // offsets: too small, too large, beyond the end
    "bytes, 00 00, byte 0",
    "bytes, 40 00 00, byte 0",
    "bytes, 21 00, byte 0",
    // lengths: missing, beyond the end, padding missing or not zero
    "bytes, 20, byte 32",
    "bytes, 20 01, byte 32",
    "bytes, 20 01 01, byte 65",
    "string, 20 21 00, byte 32",
    "uint8[], 20 02 01, byte 32",
    "bytes[], 20 01 40 00 00, byte 64",
    // two tails where the second is before, or the same as, the first
    "bytes;bytes, 60 40 00 00, byte 0",
    "bytes;bytes, 40 40 00, byte 32",
  })
  void refusesAnyOtherFormThanTheCompilers(String types, String words, String place) {
    assertRefused(decode(types, words), ABI, place);
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    Bytes surrogate = words("20 03").concat(Bytes.hex("eda080" + "00".repeat(29)));
    assertRefused(decode("string", surrogate), ABI, "byte 32");
  }

  @Test
  void refusesALengthThatOverflows() {
    String huge = "f".repeat(64);
    assertRefused(decode("bytes", "20 " + huge), ABI, "byte 32");
    assertRefused(decode("uint8[]", "20 " + huge), ABI, "byte 32");
    assertRefused(decode("bytes", huge), ABI, "byte 0");
  }

  @Test
  void givesWhatFollowsTheArguments() {
    Bytes more = words("1").concat(Bytes.hex("c0ffee"));
    assertThat(accepted(decode("bool", more)).rest()).isEqualTo(Bytes.hex("c0ffee"));
  }

  @Test
  void readsSignedIntegers() {
    AbiArguments arguments = accepted(decode("int8;int8", "f".repeat(62) + "80 7f"));
    assertThat(arguments.values().members())
        .extracting(member -> ((AbiValue.Whole) member.value()).value().intValue())
        .containsExactly(-128, 127);
  }

  private static Outcome<AbiArguments> decode(String types, String words) {
    return decode(types, words(words));
  }

  private static Outcome<AbiArguments> decode(String types, Bytes data) {
    AbiFunction function = accepted(AbiFunction.parse("f(" + types.replace(';', ',') + ")"));
    return AbiArguments.decode(function.parameters(), data, 0);
  }

  /// Words in hexadecimal digits, without their leading zeros.
  private static Bytes words(String words) {
    Bytes data = Bytes.EMPTY;
    for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
      data = data.concat(Bytes.hex("0".repeat(64 - word.length()) + word));
    }
    return data;
  }
}
