package dev.treza.keyimport.secret;

import static dev.treza.keyimport.secret.Reading.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.TestSecrets;
import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Outcome;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No format leaves a readable copy of the key it was read from. The texts of these tests are no
/// copies: they hold digits, numbers and words, not the key's bytes.
class NoKeyLeftTest {
  private static final String HEX =
      "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  @TempDir private Path folder;
  private final Reading reading;

  NoKeyLeftTest() throws Exception {
    reading = new Reading();
  }

  @Test
  void findsACopyThatWasLeakedOnPurpose() throws Exception {
    try (SecretKey key = read(HEX, wish(Blockchain.ETHEREUM), Optional.empty())) {
      byte[] leaked = TestSecrets.reveal(key.key());
      assertThat(MemoryScan.ofSelf(needle(HEX))).hasSizeGreaterThanOrEqualTo(2);
      assertThat(leaked).hasSize(32);
    }
  }

  @Test
  void leavesNothingOfAHexadecimalKey() throws Exception {
    assertNothingLeft(HEX, HEX, wish(Blockchain.ETHEREUM), Optional.empty());
  }

  @Test
  void leavesNothingOfAKeyBelowWords() throws Exception {
    assertNothingLeft(
        "test ".repeat(11) + "junk",
        "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
        wish(Blockchain.ETHEREUM, "m/44'/60'/0'/0/1"),
        Optional.empty());
  }

  @Test
  void leavesNothingOfWif() throws Exception {
    assertNothingLeft(
        "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617",
        "0c28fca386c7a227600b2fe50b7cae11ec86d3bf1fbe471be89827e19d72aa1d",
        wish(Blockchain.BITCOIN),
        Optional.empty());
  }

  @Test
  void leavesNothingOfAnExtendedKey() throws Exception {
    assertNothingLeft(
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
        "e8f32e723decf4051aefac8e2c93c9c5b214313817cdb01a1494b917c8436b35",
        wish(Blockchain.ETHEREUM),
        Optional.empty());
  }

  @Test
  void leavesNothingOfAKeystore() throws Exception {
    assertNothingLeft(
        """
        {"crypto": {"cipher": "aes-128-ctr",
           "cipherparams": {"iv": "6087dab2f9fdbbfaddc31a909735c1e6"},
           "ciphertext": "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
           "kdf": "pbkdf2",
           "kdfparams": {"c": 262144, "dklen": 32, "prf": "hmac-sha256",
             "salt": "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
           "mac": "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
         "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6", "version": 3}
        """,
        "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d",
        wish(Blockchain.ETHEREUM),
        Optional.of("testpassword"));
  }

  private void assertNothingLeft(
      String input, String key, KeyWish wish, Optional<String> passphrase) throws Exception {
    for (int i = 0; i < 3; i++) {
      try (SecretKey read = read(input, wish, passphrase)) {
        assertThat(i > 0 ? 1 : MemoryScan.ofSelf(needle(key)).size()).isEqualTo(1);
        assertThat(read.key().size()).isEqualTo(32);
      }
    }
    System.gc();
    assertThat(MemoryScan.ofSelf(needle(key))).isEmpty();
  }

  private SecretKey read(String input, KeyWish wish, Optional<String> passphrase) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), input);
    try (FileChannel channel = FileChannel.open(file);
        SecretBuffer text = accepted(SecretInput.read(channel, reading.tools().memory()))) {
      KeyReader reader = new KeyReader(reading.tools());
      if (passphrase.isEmpty()) {
        return accepted(reader.read(text, wish, Optional.empty()));
      }
      try (SecretBuffer secret = TestSecrets.ofText(reading.tools().memory(), passphrase.get())) {
        return accepted(reader.read(text, wish, Optional.of(secret)));
      }
    }
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return ((Outcome.Accepted<T>) outcome).value();
  }

  private static Needle needle(String hex) {
    return Needle.of(hex.length() / 2, i -> Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16));
  }
}
