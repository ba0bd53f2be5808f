package dev.treza.console.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.TransactionInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransactionTextTest {
  @Test
  void readsHexadecimalDigitsWithOrWithoutPrefixAndBlanks() {
    Outcome<TransactionInput> expected =
        Outcome.accepted(new TransactionInput.Raw(Bytes.hex("02c0ffee")));

    assertThat(TransactionText.read(" 0x02c0\n ffEE ")).isEqualTo(expected);
    assertThat(TransactionText.read("02c0ffee")).isEqualTo(expected);
  }

  @Test
  void readsFieldsByName() {
    assertThat(TransactionText.read("{\"to\": \"0x00\",\n \"value\": \"1.5\"}"))
        .isEqualTo(
            Outcome.accepted(new TransactionInput.Fields(Map.of("to", "0x00", "value", "1.5"))));
  }

  @Test
  void readsTheBytesOfAFileAndBase64() {
    Outcome<TransactionInput> expected =
        Outcome.accepted(new TransactionInput.Raw(Bytes.hex("02c0ffee")));

    assertThat(TransactionText.read(Bytes.hex("02c0ffee"))).isEqualTo(expected);
    assertThat(TransactionText.read("AsD/7g==")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''               | CON-INPUT
          0x               | CON-INPUT
          0xabc            | CON-INPUT
          hello!           | CON-INPUT
          {"value": 1}     | JSON-NUMBER
          {"a":"1","a":"2"}| JSON-DUPLICATE
          {"a":"1"         | JSON-SYNTAX
          """)
  void refusesWhatItCannotRead(String text, String id) {
    assertThat(TransactionText.read(text))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().id().id()).isEqualTo(id));
  }
}
