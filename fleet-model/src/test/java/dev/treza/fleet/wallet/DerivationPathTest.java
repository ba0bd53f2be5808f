package dev.treza.fleet.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.wallet.DerivationPath.Child;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivationPathTest {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 1_000_000 : 10_000;

  @Test
  void readsChildrenAndTheirHardening() {
    assertThat(path("m/44'/60'/0'/0/7").children())
        .containsExactly(
            new Child(44, true),
            new Child(60, true),
            new Child(0, true),
            new Child(0, false),
            new Child(7, false));
  }

  @Test
  void givesTheChildNumbersOfBip32() {
    assertThat(path("m/44'/0/2147483647'").numbers()).containsExactly(0x8000_002c, 0, 0xffff_ffff);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m/0", "m/0'", "m/44'/60'/0'/0/7", "m/12381/3600/0/0/0", "m/2147483647'"})
  void hasOneTextForm(String text) {
    assertThat(path(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m",
        "m/",
        "/0",
        "0",
        "M/0",
        "m/0/",
        "m//0",
        "m/00",
        "m/01",
        "m/-1",
        "m/+1",
        "m/0h",
        "m/0H",
        "m/0''",
        "m/'",
        "m/ 0",
        "m/0 ",
        "m/2147483648",
        "m/4294967296",
        "m/99999999999",
        "m/0/0/0/0/0/0/0/0/0/0/0",
        "m/٣",
        "m/0’",
        "m/x"
      })
  void refusesEveryOtherForm(String text) {
    assertThat(DerivationPath.parse(text)).isEmpty();
  }

  @Test
  void neverReadsTwoTextsAsOnePath() {
    Random random = new Random(11);
    for (int i = 0; i < COUNT; i++) {
      StringBuilder text = new StringBuilder("m");
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append("m/'0123456789 ".charAt(random.nextInt(14)));
      }
      DerivationPath.parse(text.toString())
          .ifPresent(path -> assertThat(path.text()).as("seed 11").isEqualTo(text.toString()));
    }
  }

  @Test
  void goesUpAndDown() {
    assertThat(path("m/44'/60'/0'/0/7").ancestor(2)).contains(path("m/44'/60'/0'"));
    assertThat(path("m/44'").ancestor(1)).isEmpty();
    assertThat(path("m/44'").child(3)).isEqualTo(path("m/44'/3"));
  }

  @Test
  void hasAtLeastOneStep() {
    assertThatThrownBy(() -> new DerivationPath(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static DerivationPath path(String text) {
    return DerivationPath.parse(text).orElseThrow();
  }
}
