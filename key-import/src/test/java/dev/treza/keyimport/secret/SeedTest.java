package dev.treza.keyimport.secret;

import static dev.treza.keyimport.secret.Reading.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.Json;
import dev.treza.agent.crypto.Vectors;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys below a seed: BIP-39 words and extended keys of BIP-32.
class SeedTest {
  /// Everybody's words for tests, whose accounts development nodes fund.
  private static final String TEST = "test ".repeat(11) + "junk";

  private static final String ABOUT = "abandon ".repeat(11) + "about";
  private static final String XPRV =
      "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi";

  private final Reading reading;

  SeedTest() throws Exception {
    reading = new Reading();
  }

  @Test
  void derivesTheAccountsOfWordsEverybodyKnows() throws Exception {
    assertThat(reading.of(TEST, wish(Blockchain.ETHEREUM)))
        .isEqualTo("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
    assertThat(reading.of(TEST, wish(Blockchain.ETHEREUM, "m/44'/60'/0'/0/1")))
        .isEqualTo("59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");
  }

  /// BIP-84's own account 0, first address; BIP-86's likewise.
  @Test
  void derivesTheKeysOfBip84AndBip86() throws Exception {
    assertThat(reading.of(ABOUT, wish(Blockchain.BITCOIN)))
        .isEqualTo("4604b4b710fe91f584fff084e1a9159fe4f8408fff380596a604948474ce4fa3");
    assertThat(reading.of(ABOUT, wish(Blockchain.BITCOIN, "m/86'/0'/0'/0/0")))
        .isEqualTo("41f41d69260df4cf277826a9b65a3717e4eeddbeedf637f212ca096576479361");
  }

  /// EIP-2333's first case says which seed these words have.
  @Test
  void derivesTheKeysOfEveryCurveWithAPassphrase() throws Exception {
    assertThat(reading.of(ABOUT, wish(Blockchain.ETHEREUM2), "TREZOR")).hasSize(64);
    assertThat(reading.of(ABOUT, wish(Blockchain.SOLANA), "TREZOR")).hasSize(64);
    assertThat(reading.of(ABOUT, wish(Blockchain.ETHEREUM), "TREZOR"))
        .isNotEqualTo(reading.of(ABOUT, wish(Blockchain.ETHEREUM)));
  }

  @Test
  void takesAPassphraseInEveryNormalForm() throws Exception {
    assertThat(reading.of(ABOUT, wish(Blockchain.ETHEREUM), "é"))
        .isEqualTo(reading.of(ABOUT, wish(Blockchain.ETHEREUM), "e\u0301"));
  }

  @Test
  void tellsThePathItTook() throws Exception {
    try (SecretKey key =
        ((Outcome.Accepted<SecretKey>)
                reading.read(
                    TEST.getBytes(StandardCharsets.US_ASCII),
                    wish(Blockchain.ETHEREUM),
                    Optional.empty()))
            .value()) {
      assertThat(key.path().orElseThrow().text()).isEqualTo("m/44'/60'/0'/0/0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"test junk", "TEST JUNK", " test"})
  void refusesWordsThatAreNone(String text) throws Exception {
    assertThat(reading.of(text, wish(Blockchain.ETHEREUM))).isEqualTo("IMP-WORDS");
  }

  @Test
  void refusesAPathThatIsNotOfTheChain() throws Exception {
    assertThat(reading.of(TEST, wish(Blockchain.ETHEREUM, "m/44'/0'/0'/0/0")))
        .isEqualTo("IMP-PATH");
    assertThat(reading.of(TEST, wish(Blockchain.SOLANA, "m/44'/501'/0'"))).isEqualTo("IMP-PATH");
  }

  @Test
  void readsThePublishedExtendedKeys() throws Exception {
    int checked = 0;
    for (Json vector : Vectors.read("bip32/vectors.json").list()) {
      if (!vector.get("vector").text().equals("5")) {
        for (Json chain : vector.get("chains").list()) {
          assertThat(reading.of(chain.get("xprv").text(), wish(Blockchain.ETHEREUM)))
              .matches("[0-9a-f]{64}");
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(15);
  }

  @Test
  void derivesBelowAnExtendedKey() throws Exception {
    Json chains = Vectors.read("bip32/vectors.json").list().getFirst().get("chains");
    String child = reading.of(chains.list().get(2).get("xprv").text(), wish(Blockchain.ETHEREUM));
    assertThat(reading.of(XPRV, wish(Blockchain.ETHEREUM, "m/0'/1"))).isEqualTo(child);
  }

  @Test
  void refusesThePublishedInvalidKeys() throws Exception {
    int checked = 0;
    for (Json vector : Vectors.read("bip32/vectors.json").list()) {
      if (vector.get("vector").text().equals("5")) {
        for (Json bad : vector.get("invalid").list()) {
          assertThat(reading.of(bad.get("key").text(), wish(Blockchain.BITCOIN)))
              .as("%s", bad)
              .startsWith("IMP-");
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(10);
  }

  @Test
  void refusesEveryChangedCharacterOfAnExtendedKey() throws Exception {
    for (int i = 0; i < XPRV.length(); i++) {
      char other = XPRV.charAt(i) == 'a' ? 'b' : 'a';
      String changed = XPRV.substring(0, i) + other + XPRV.substring(i + 1);
      assertThat(reading.of(changed, wish(Blockchain.BITCOIN))).as(changed).startsWith("IMP-");
    }
  }

  @Test
  void refusesAnExtendedKeyOfAnotherNetworkOrCurve() throws Exception {
    KeyWish testnet = new KeyWish(Blockchain.BITCOIN, NetworkMode.TESTNET, Optional.empty());
    assertThat(reading.of(XPRV, testnet)).isEqualTo("IMP-VERSION");
    assertThat(reading.of(XPRV, wish(Blockchain.SOLANA))).isEqualTo("IMP-CHAIN");
    assertThat(reading.of(XPRV, wish(Blockchain.ETHEREUM), "x")).isEqualTo("IMP-PASSPHRASE");
  }
}
