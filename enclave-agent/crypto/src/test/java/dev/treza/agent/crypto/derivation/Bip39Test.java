package dev.treza.agent.crypto.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.treza.agent.crypto.Json;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.TestSecrets;
import dev.treza.agent.crypto.Vectors;
import dev.treza.agent.crypto.derivation.MnemonicException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bip39Test {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 1_000_000 : 1_000;
  private static final String ABOUT = "abandon ".repeat(11) + "about";

  private final SecretMemory memory = new SecretMemory();
  private final Bip39 bip39;

  Bip39Test() throws Exception {
    bip39 = new Bip39(new Sha2(Sodium.load(), memory), memory);
  }

  @Test
  void readsAndWritesThePublishedMnemonics() throws Exception {
    int checked = 0;
    for (Json vector : Vectors.read("bip39/vectors.json").get("english").list()) {
      List<Json> parts = vector.list();
      try (SecretBuffer words = TestSecrets.ofText(memory, parts.get(1).text());
          SecretBuffer entropy = bip39.toEntropy(words);
          SecretBuffer again = bip39.toWords(entropy)) {
        assertThat(TestSecrets.reveal(entropy)).isEqualTo(parts.get(0).hex());
        assertThat(TestSecrets.text(again)).isEqualTo(parts.get(1).text());
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(20);
  }

  @Test
  void stretchesThePublishedMnemonicsToTheirSeeds() throws Exception {
    for (Json vector : Vectors.read("bip39/vectors.json").get("english").list()) {
      try (SecretBuffer words = TestSecrets.ofText(memory, vector.list().get(1).text());
          SecretBuffer passphrase = TestSecrets.ofText(memory, "TREZOR");
          SecretBuffer seed = bip39.toSeed(words, Optional.of(passphrase))) {
        assertThat(TestSecrets.reveal(seed)).isEqualTo(vector.list().get(2).hex());
      }
    }
  }

  /// Published in many places for the mnemonic of BIP-39's first vector without a passphrase.
  @Test
  void stretchesAMnemonicWithoutAPassphrase() throws Exception {
    try (SecretBuffer words = TestSecrets.ofText(memory, ABOUT);
        SecretBuffer seed = bip39.toSeed(words, Optional.empty())) {
      assertThat(HexFormat.of().formatHex(TestSecrets.reveal(seed)))
          .isEqualTo(
              "5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc1"
                  + "9a5ac40b389cd370d086206dec8aa6c43daea6690f20ad3d8d48b2d2ce9e38e4");
    }
  }

  @Test
  void readsBackEveryEntropyItWrote() throws Exception {
    Random random = new Random(6);
    for (int i = 0; i < COUNT; i++) {
      byte[] value = new byte[16 + 4 * random.nextInt(5)];
      random.nextBytes(value);
      try (SecretBuffer entropy = TestSecrets.of(memory, value);
          SecretBuffer words = bip39.toWords(entropy);
          SecretBuffer again = bip39.toEntropy(words)) {
        assertThat(TestSecrets.reveal(again)).as("seed 6, number %d", i).isEqualTo(value);
      }
    }
  }

  @Test
  void holdsTheWordListOfTheStandard() throws Exception {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WordList.SIZE; i++) {
      try (SecretBuffer word = memory.allocate(WordList.english().length(i))) {
        WordList.english().write(i, word.segment());
        words.add(TestSecrets.text(word));
      }
    }
    assertThat(words).isEqualTo(Vectors.text("bip39/english.txt").lines().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abandon",
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
        " abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about ",
        "abandon  abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
      })
  void refusesAnotherNumberOfWordsOrSpaces(String text) throws Exception {
    assertThat(problemOf(text)).isEqualTo(Problem.WORD_COUNT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Abandon", "abando", "abandonn", "zzz", "aaa", "", "abandon\n", "ábandon"})
  void refusesAWordThatIsNotInTheList(String word) throws Exception {
    assertThat(problemOf(word + " " + "abandon ".repeat(10) + "about"))
        .isEqualTo(Problem.UNKNOWN_WORD);
  }

  @Test
  void namesThePlaceOfAnUnknownWordAndNotTheWord() throws Exception {
    try (SecretBuffer words =
        TestSecrets.ofText(
            memory, "abandon ".repeat(4) + "secretword " + "abandon ".repeat(6) + "about")) {
      assertThatThrownBy(() -> bip39.toEntropy(words))
          .isInstanceOf(MnemonicException.class)
          .hasMessageContaining("word 5")
          .hasMessageNotContaining("secretword");
    }
  }

  @Test
  void refusesAWrongChecksum() throws Exception {
    assertThat(problemOf("abandon ".repeat(11) + "abandon")).isEqualTo(Problem.CHECKSUM);
    assertThat(problemOf("about " + "abandon ".repeat(10) + "abandon")).isEqualTo(Problem.CHECKSUM);
  }

  @Test
  void survivesWhateverElseItIsGiven() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < COUNT; i++) {
      byte[] text = ABOUT.getBytes(StandardCharsets.US_ASCII);
      for (int change = random.nextInt(3); change >= 0; change--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt();
      }
      try (SecretBuffer words = TestSecrets.of(memory, text)) {
        try (SecretBuffer entropy = bip39.toEntropy(words);
            SecretBuffer again = bip39.toWords(entropy)) {
          assertThat(TestSecrets.reveal(again)).as("seed 7, number %d", i).isEqualTo(text);
        } catch (MnemonicException refused) {
          assertThat(refused.problem()).isNotNull();
        }
      }
    }
    assertThat(memory.leaked()).isZero();
  }

  @Test
  void refusesEntropyOfAnotherLength() throws Exception {
    for (int size : new int[] {1, 15, 17, 18, 33, 36}) {
      try (SecretBuffer entropy = memory.allocate(size)) {
        assertThatThrownBy(() -> bip39.toWords(entropy))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  private Problem problemOf(String text) throws Exception {
    try (SecretBuffer words = TestSecrets.ofText(memory, text)) {
      return catchThrowableOfType(MnemonicException.class, () -> bip39.toEntropy(words)).problem();
    }
  }
}
