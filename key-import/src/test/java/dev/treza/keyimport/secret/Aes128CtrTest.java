package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.SecretMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class Aes128CtrTest {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 100_000 : 300;

  private final Aes128Ctr aes = new Aes128Ctr(new SecretMemory());

  /// NIST SP 800-38A, F.5.1.
  @Test
  void encryptsWhatTheStandardShows() throws Exception {
    byte[] text =
        hex(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
    assertThat(
            apply(
                hex("2b7e151628aed2a6abf7158809cf4f3c"),
                hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"),
                text))
        .isEqualTo(
            hex(
                "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
                    + "5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee"));
  }

  @Test
  void agreesWithTheRuntimeOnEveryLengthAndCounter() throws Exception {
    Random random = new Random(12);
    for (int i = 0; i < COUNT; i++) {
      byte[] key = bytes(random, 16);
      byte[] iv = bytes(random, 16);
      // the counter overflows often
      Arrays.fill(iv, 1 + random.nextInt(15), 16, (byte) 0xff);
      byte[] text = bytes(random, random.nextInt(80));
      assertThat(apply(key, iv, text)).as("seed 12, number %d", i).isEqualTo(oracle(key, iv, text));
    }
  }

  private byte[] apply(byte[] key, byte[] iv, byte[] text) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocateFrom(JAVA_BYTE, text);
      aes.apply(data, arena.allocateFrom(JAVA_BYTE, key), iv);
      return data.toArray(JAVA_BYTE);
    }
  }

  private static byte[] oracle(byte[] key, byte[] iv, byte[] text) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(text);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] out = new byte[length];
    random.nextBytes(out);
    return out;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
