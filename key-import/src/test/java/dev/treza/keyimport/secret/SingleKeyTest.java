package dev.treza.keyimport.secret;

import static dev.treza.keyimport.secret.Reading.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys without a seed above them: binary, hexadecimal, WIF, Solana's file.
class SingleKeyTest {
  private static final String KEY =
      "0c28fca386c7a227600b2fe50b7cae11ec86d3bf1fbe471be89827e19d72aa1d";
  private static final String ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

  private final Reading reading;

  SingleKeyTest() throws Exception {
    reading = new Reading();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "0x" + KEY})
  void readsHexadecimalDigits(String text) throws Exception {
    assertThat(reading.of(text, wish(Blockchain.ETHEREUM))).isEqualTo(KEY);
    assertThat(
            reading.of(
                text.toUpperCase(Locale.ROOT).replace("0X", "0x"), wish(Blockchain.ETHEREUM)))
        .isEqualTo(KEY);
  }

  @Test
  void readsThirtyTwoBytes() throws Exception {
    byte[] raw = HexFormat.of().parseHex(KEY);
    assertThat(reading.of(raw, wish(Blockchain.ETHEREUM), Optional.empty())).isEqualTo(KEY);
    assertThat(reading.of(raw, wish(Blockchain.SOLANA), Optional.empty())).isEqualTo(KEY);
  }

  @Test
  void knowsThePublicKeyOfWhatItRead() throws Exception {
    // the account of the well-known test words at index 0
    String text = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    Outcome<SecretKey> read =
        reading.read(
            text.getBytes(StandardCharsets.US_ASCII), wish(Blockchain.ETHEREUM), Optional.empty());
    try (SecretKey key = ((Outcome.Accepted<SecretKey>) read).value()) {
      assertThat(EvmAddress.ofPublicKey(key.publicKey()).checksummed())
          .isEqualTo("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0x", "0x00", KEY + "0", "00" + KEY, "0X" + KEY})
  void refusesAnotherNumberOfDigits(String text) throws Exception {
    assertThat(reading.of(text, wish(Blockchain.ETHEREUM))).isIn("IMP-HEX", "IMP-FORMAT");
  }

  @Test
  void refusesWhatIsOutOfTheRangeOfItsCurve() throws Exception {
    assertThat(reading.of("00".repeat(32), wish(Blockchain.ETHEREUM))).isEqualTo("IMP-RANGE");
    assertThat(reading.of(ORDER, wish(Blockchain.ETHEREUM))).isEqualTo("IMP-RANGE");
    assertThat(reading.of("00".repeat(32), wish(Blockchain.ETHEREUM2))).isEqualTo("IMP-RANGE");
    assertThat(reading.of("ff".repeat(32), wish(Blockchain.ETHEREUM2))).isEqualTo("IMP-RANGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "zz", "xprv", "{", "[", "-----BEGIN PRIVATE KEY-----"})
  void refusesWhatItDoesNotKnow(String text) throws Exception {
    assertThat(reading.of(text, wish(Blockchain.ETHEREUM))).startsWith("IMP-");
  }

  @Test
  void refusesBinaryOfAnotherLength() throws Exception {
    assertThat(reading.of(new byte[31], wish(Blockchain.ETHEREUM), Optional.empty()))
        .isEqualTo("IMP-FORMAT");
    assertThat(reading.of(new byte[33], wish(Blockchain.ETHEREUM), Optional.empty()))
        .isEqualTo("IMP-FORMAT");
  }

  @Test
  void refusesAPathAndAPassphraseThatNothingNeeds() throws Exception {
    assertThat(reading.of(KEY, wish(Blockchain.ETHEREUM, "m/44'/60'/0'/0/0")))
        .isEqualTo("IMP-PATH");
    assertThat(reading.of(KEY, wish(Blockchain.ETHEREUM), "x")).isEqualTo("IMP-PASSPHRASE");
  }

  /// The example of Bitcoin's wiki, and the key 1 in its three forms.
  @ParameterizedTest
  @CsvSource({
    "MAINNET, 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ, " + KEY,
    "MAINNET, KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617, " + KEY,
    "MAINNET, 5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4nEB3kEsreAnchuDf,"
        + " 0000000000000000000000000000000000000000000000000000000000000001",
    "MAINNET, KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn,"
        + " 0000000000000000000000000000000000000000000000000000000000000001",
    "TESTNET, cMahea7zqjxrtgAbB7LSGbcQUr1uX1ojuat9jZodMN87JcbXMTcA,"
        + " 0000000000000000000000000000000000000000000000000000000000000001"
  })
  void readsWif(NetworkMode network, String text, String key) throws Exception {
    KeyWish wish = new KeyWish(Blockchain.BITCOIN, network, Optional.empty());
    assertThat(reading.of(text, wish)).isEqualTo(key);
  }

  @Test
  void refusesEveryChangedCharacterOfWif() throws Exception {
    String text = "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617";
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'a' ? 'b' : 'a';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(reading.of(changed, wish(Blockchain.BITCOIN))).as(changed).startsWith("IMP-");
    }
  }

  @Test
  void refusesWifOfAnotherNetworkOrChain() throws Exception {
    String testnet = "cMahea7zqjxrtgAbB7LSGbcQUr1uX1ojuat9jZodMN87JcbXMTcA";
    assertThat(reading.of(testnet, wish(Blockchain.BITCOIN))).isEqualTo("IMP-VERSION");
    assertThat(reading.of(testnet, wish(Blockchain.ETHEREUM))).isEqualTo("IMP-CHAIN");
  }

  /// The seed of RFC 8032, test 1, with its public key.
  private static String pair() {
    String hex =
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
            + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    StringBuilder out = new StringBuilder();
    for (byte value : HexFormat.of().parseHex(hex)) {
      out.append(out.isEmpty() ? "[" : ",").append(Byte.toUnsignedInt(value));
    }
    return out.append(']').toString();
  }

  @Test
  void readsAKeyPairOfSolana() throws Exception {
    String key = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    assertThat(reading.of(pair(), wish(Blockchain.SOLANA))).isEqualTo(key);
    assertThat(reading.of(pair().replace(",", " ,\n "), wish(Blockchain.SOLANA))).isEqualTo(key);
  }

  @Test
  void refusesAPairOfTwoKeys() throws Exception {
    assertThat(reading.of(pair().replace(",26]", ",27]"), wish(Blockchain.SOLANA)))
        .isEqualTo("IMP-PAIR");
  }

  @Test
  void refusesAPairOfAnotherChain() throws Exception {
    assertThat(reading.of(pair(), wish(Blockchain.ETHEREUM))).isEqualTo("IMP-CHAIN");
  }

  @Test
  void refusesEveryOtherArray() throws Exception {
    String good = pair();
    for (String bad :
        new String[] {
          "[]",
          good.substring(0, good.length() - 1),
          good + ",",
          good + "]",
          good.replaceFirst(",", ",,"),
          good.replaceFirst("157", "0157"),
          good.replaceFirst("157", "256"),
          good.replaceFirst("157", "-1"),
          good.replaceFirst("157", "1.5"),
          good.replaceFirst("157", "99999999999999999999"),
          good.replaceFirst("157", "\"157\""),
          good.replaceFirst("\\[", "[1,"),
          good.replaceFirst("157,", "")
        }) {
      assertThat(reading.of(bad, wish(Blockchain.SOLANA))).as(bad).isEqualTo("IMP-FORMAT");
    }
  }
}
