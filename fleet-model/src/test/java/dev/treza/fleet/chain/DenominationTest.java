package dev.treza.fleet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenominationTest {
  private static final Denomination ETH = new Denomination("ETH", 18, "wei");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1000000000000000000",
    "1.0, 1000000000000000000",
    "1.5, 1500000000000000000",
    "0.000000000000000001, 1",
    "0.1, 100000000000000000",
    "1234567.890123456789012345, 1234567890123456789012345",
  })
  void readsWholeUnitsExactly(String whole, BigInteger wei) {
    assertThat(ETH.parse(whole)).isEqualTo(Outcome.accepted(wei));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "1.", ".1", "01", "00", "-1", "+1", "1e3", "1,5", "0x1", "NaN", "٣", "1 "
      })
  void refusesWhatIsNoPlainDecimalNumber(String text) {
    assertThat(ETH.parse(text)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusesMorePlacesThanThereAreDecimals() {
    assertThat(ETH.parse("0.1000000000000000000")).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.000000000000000001",
    "1000000000000000000, 1",
    "100000000000000000000, 100",
    "1500000000000000000, 1.5",
  })
  void writesWholeUnitsWithoutExponent(BigInteger wei, String whole) {
    assertThat(ETH.whole(wei)).isEqualTo(whole);
  }

  @Test
  void writesBothForms() {
    assertThat(ETH.text(BigInteger.TEN.pow(17))).isEqualTo("0.1 ETH (100000000000000000 wei)");
  }
}
