package dev.treza.agent.crypto.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.TestSecrets;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NfkdTest {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 2_000 : 5;

  private final SecretMemory memory = new SecretMemory();
  private final Nfkd nfkd = new Nfkd(memory);

  @Test
  void leavesAsciiAsItIs() throws Exception {
    assertThat(normalised("correct horse ~")).isEqualTo("correct horse ~");
  }

  /// The passphrase of the Japanese vectors of BIP-39, and some that decompose and reorder.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "㍍ガバヴァぱばぐゞちぢ十人十色",
        "é",
        "e\u0301\u0323",
        "a\u0345\u0334\u0301\u0323",
        "ﬁ",
        "ﷺ",
        "각",
        "Ω",
        "\ud834\udd5e",
        "x\u0f77"
      })
  void normalisesAsTheRuntimeDoes(String text) throws Exception {
    assertThat(normalised(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKD));
  }

  @Test
  void normalisesLongMixturesAsTheRuntimeDoes() throws Exception {
    Random random = new Random(8);
    for (int i = 0; i < COUNT; i++) {
      String text =
          random
              .ints(2_000, 0, 8)
              .map(kind -> character(random, kind))
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      assertThat(normalised(text))
          .as("seed 8, number %d", i)
          .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKD));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "c0af",
        "c3",
        "c328",
        "e28228",
        "eda080",
        "f0808080",
        "f4908080",
        "f8808080",
        "ff",
        "61e282"
      })
  void refusesWhatIsNotUtf8(String hex) throws Exception {
    try (SecretBuffer text = TestSecrets.of(memory, HexFormat.of().parseHex(hex))) {
      assertThatThrownBy(() -> nfkd.normalise(text)).isInstanceOf(CharacterCodingException.class);
    }
  }

  private String normalised(String text) throws Exception {
    try (SecretBuffer given = TestSecrets.ofText(memory, text);
        SecretBuffer normal = nfkd.normalise(given)) {
      return TestSecrets.text(normal);
    }
  }

  /// Marks as often as all else, so that long runs of them are reordered.
  private static int character(Random random, int kind) {
    return switch (kind) {
      case 0, 1, 2 -> 0x300 + random.nextInt(0x70);
      case 3 -> 0x5b0 + random.nextInt(0x10);
      case 4 -> 0xc0 + random.nextInt(0x1000);
      case 5 -> 0xac00 + random.nextInt(11_172);
      case 6 -> 'a' + random.nextInt(26);
      default -> 0xf900 + random.nextInt(0x20000);
    };
  }
}
