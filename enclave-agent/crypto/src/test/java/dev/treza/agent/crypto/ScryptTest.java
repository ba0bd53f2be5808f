package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.Test;

class ScryptTest {
  private final Scrypt scrypt;

  ScryptTest() throws Exception {
    scrypt = new Scrypt(Sodium.load());
  }

  /// RFC 7914 section 12.
  @Test
  void derivesWhatTheStandardShows() {
    assertThat(HexFormat.of().formatHex(derive("", "", 16, 1, 1, 64)))
        .isEqualTo(
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    assertThat(HexFormat.of().formatHex(derive("password", "NaCl", 1024, 8, 16, 64)))
        .isEqualTo(
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
  }

  @Test
  void agreesWithTheOracle() {
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      String password = "password " + random.nextInt();
      int n = 2 << random.nextInt(8);
      int r = 1 + random.nextInt(8);
      int p = 1 + random.nextInt(4);
      assertThat(derive(password, "salt", n, r, p, 32))
          .as("seed 5, number %d", i)
          .isEqualTo(SCrypt.generate(bytes(password), bytes("salt"), n, r, p, 32));
    }
  }

  @Test
  void refusesACostThatIsNoPowerOfTwo() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment some = arena.allocate(32);
      assertThat(scrypt.derive(some, some, some, 17, 1, 1)).isFalse();
    }
  }

  private byte[] derive(String password, String salt, int n, int r, int p, int length) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(length);
      MemorySegment secret = arena.allocateFrom(JAVA_BYTE, bytes(password));
      assertThat(scrypt.derive(out, secret, arena.allocateFrom(JAVA_BYTE, bytes(salt)), n, r, p))
          .isTrue();
      return out.toArray(JAVA_BYTE);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
