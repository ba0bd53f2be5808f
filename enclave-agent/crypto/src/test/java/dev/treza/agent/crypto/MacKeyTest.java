package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import org.junit.jupiter.api.Test;

/// The JDK computes the same.
class MacKeyTest {
  private static final byte[] SALT = "salt".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] INFO = "what it is for".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MESSAGE = "an item of the state".getBytes(StandardCharsets.US_ASCII);

  private final SecretMemory memory = new SecretMemory();
  private final byte[] secret = HexFormat.of().parseHex("0b".repeat(32));

  private MacKey key(byte[] salt, byte[] info) throws Exception {
    try (SecretBuffer material = TestSecrets.of(memory, secret)) {
      return MacKey.derive(material, salt, info, new Sha2(Sodium.load(), memory), memory);
    }
  }

  @Test
  void isHmacUnderAKeyMadeByHkdf() throws Exception {
    Key derived =
        KDF.getInstance("HKDF-SHA256")
            .deriveKey(
                "HmacSHA256",
                HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .addSalt(SALT)
                    .thenExpand(INFO, MacKey.LENGTH));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(derived);
    try (MacKey key = key(SALT, INFO)) {
      assertThat(key.code(MESSAGE)).isEqualTo(mac.doFinal(MESSAGE));
    }
  }

  @Test
  void verifiesItsOwnCodeAndNoOther() throws Exception {
    try (MacKey key = key(SALT, INFO);
        MacKey other = key(INFO, SALT)) {
      byte[] code = key.code(MESSAGE);
      assertThat(key.verifies(MESSAGE, code)).isTrue();
      assertThat(other.verifies(MESSAGE, code)).isFalse();
      assertThat(key.verifies(SALT, code)).isFalse();
      assertThat(key.verifies(MESSAGE, Arrays.copyOf(code, MacKey.LENGTH - 1))).isFalse();
      code[MacKey.LENGTH - 1] ^= 1;
      assertThat(key.verifies(MESSAGE, code)).isFalse();
    }
  }
}
