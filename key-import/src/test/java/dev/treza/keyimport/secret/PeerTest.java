package dev.treza.keyimport.secret;

import static dev.treza.keyimport.secret.Reading.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.Json;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.TestSecrets;
import dev.treza.agent.crypto.hpke.Hpke;
import dev.treza.fleet.Blockchain;
import dev.treza.sdk.process.Peers;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Other people's programs, in a process of Node, make what we read and read what we make.
class PeerTest {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 200 : 4;

  private final Reading reading;
  private final Hpke hpke;

  PeerTest() throws Exception {
    reading = new Reading();
    hpke = new Hpke(reading.tools().sodium(), reading.tools().memory());
  }

  @BeforeEach
  void peersAreThere() {
    Peers.required();
  }

  @Test
  void derivesTheKeysThatOthersDerive() throws Exception {
    for (Json made : made()) {
      String words = made.get("words").text();
      assertKey(made, words, wish(Blockchain.ETHEREUM, made.get("evmPath").text()), "evmKey");
      assertKey(made, words, wish(Blockchain.SOLANA, made.get("solanaPath").text()), "solanaKey");
      assertKey(made, words, wish(Blockchain.ETHEREUM2, made.get("blsPath").text()), "blsKey");
      assertThat(
              reading.of(
                  made.get("xprv").text(), wish(Blockchain.ETHEREUM, made.get("evmPath").text())))
          .isEqualTo(made.get("evmKey").text());
    }
  }

  @Test
  void opensTheKeystoresThatOthersWrite() throws Exception {
    for (Json made : made()) {
      String password = made.get("password").text();
      assertThat(
              reading.of(
                  made.get("web3").text(),
                  wish(Blockchain.ETHEREUM),
                  Normalizer.normalize(password, Normalizer.Form.NFKC)))
          .as("%s", made)
          .isEqualTo(made.get("evmKey").text());
      assertThat(reading.of(made.get("eip2335").text(), wish(Blockchain.ETHEREUM2), password))
          .as("%s", made)
          .isEqualTo(made.get("blsKey").text());
    }
  }

  @Test
  void sealsWhatOthersOpenAndOpensWhatOthersSeal() throws Exception {
    Random random = new Random(13);
    List<String> commands = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    List<SecretBuffer> keys = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String content = hex(random, 1 + random.nextInt(100));
      SecretBuffer key = hpke.newSecretKey();
      String publicKey = HexFormat.of().formatHex(hpke.publicKey(key));
      String secretKey = HexFormat.of().formatHex(TestSecrets.reveal(key));
      try (SecretBuffer plaintext = TestSecrets.ofHex(reading.tools().memory(), content)) {
        String sealed =
            HexFormat.of()
                .formatHex(
                    hpke.seal(hpke.publicKey(key), new byte[] {1}, new byte[] {2}, plaintext));
        commands.add("open:" + secretKey + ":01:02:" + sealed);
      }
      commands.add("seal:" + publicKey + ":0304:05:" + content);
      contents.add(content);
      keys.add(key);
    }
    List<String> lines = Peers.run("hpke.mjs", commands.toArray(String[]::new));
    for (int i = 0; i < COUNT; i++) {
      assertThat(lines.get(2 * i)).as("seed 13, number %d", i).isEqualTo(contents.get(i));
      byte[] sealed = HexFormat.of().parseHex(lines.get(2 * i + 1));
      try (SecretBuffer key = keys.get(i);
          SecretBuffer opened = hpke.open(key, sealed, new byte[] {3, 4}, new byte[] {5})) {
        assertThat(HexFormat.of().formatHex(TestSecrets.reveal(opened))).isEqualTo(contents.get(i));
      }
    }
  }

  private void assertKey(Json made, String words, KeyWish wish, String name) throws Exception {
    String passphrase = made.get("passphrase").text();
    String key =
        passphrase.isEmpty() ? reading.of(words, wish) : reading.of(words, wish, passphrase);
    assertThat(key).as("%s of %s", name, made).isEqualTo(made.get(name).text());
  }

  private static List<Json> made() throws Exception {
    return Peers.run("keys.mjs", Integer.toString(COUNT)).stream().map(Json::parse).toList();
  }

  private static String hex(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
