package dev.treza.console.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
  @Test
  void groupsDigitsByEightAndLeavesNoneOut() {
    assertThat(HexGroups.of("0011223344556677889900", 2)).isEqualTo("00112233 44556677\n889900");
  }

  @ParameterizedTest
  @CsvSource({
    "PT4S,just now",
    "PT59S,59 s ago",
    "PT60S,1 min ago",
    "PT2H,2 h ago",
    "PT49H,2 d ago"
  })
  void saysAgesInOneUnit(Duration age, String words) {
    assertThat(Ages.ago(age)).isEqualTo(words);
  }
}
