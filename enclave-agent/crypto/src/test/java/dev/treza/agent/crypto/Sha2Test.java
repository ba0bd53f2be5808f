package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Sha2Test {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 1_000_000 : 500;

  private final SecretMemory memory = new SecretMemory();
  private final Sha2 sha2;

  Sha2Test() throws Exception {
    sha2 = new Sha2(Sodium.load(), memory);
  }

  @Test
  void computesHmacSha512AsWycheproofSays() throws Exception {
    hmac("wycheproof/hmac_sha512_test.json", HashAlgorithm.SHA_512, 100);
  }

  @Test
  void computesHmacSha256AsWycheproofSays() throws Exception {
    hmac("wycheproof/hmac_sha256_test.json", HashAlgorithm.SHA_256, 100);
  }

  @Test
  void derivesWithPbkdf2AsWycheproofSays() throws Exception {
    int checked = 0;
    for (Json group :
        Vectors.read("wycheproof/pbkdf2_hmacsha512_test.json").get("testGroups").list()) {
      for (Json test : group.get("tests").list()) {
        int iterations = Integer.parseInt(test.get("iterationCount").text());
        assertThat(
                pbkdf2(
                    HashAlgorithm.SHA_512,
                    test.get("password").hex(),
                    test.get("salt").hex(),
                    iterations,
                    Integer.parseInt(test.get("dkLen").text())))
            .as("%s", test)
            .isEqualTo(test.get("dk").hex());
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(50);
  }

  @Test
  void derivesWithPbkdf2AndSha256AsTheOracleDoes() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      byte[] password = bytes(random, random.nextInt(100));
      byte[] salt = bytes(random, random.nextInt(100));
      int iterations = 1 + random.nextInt(20);
      int length = 1 + random.nextInt(100);
      PKCS5S2ParametersGenerator oracle = new PKCS5S2ParametersGenerator(new SHA256Digest());
      oracle.init(password, salt, iterations);
      byte[] expected = ((KeyParameter) oracle.generateDerivedParameters(length * 8)).getKey();
      assertThat(pbkdf2(HashAlgorithm.SHA_256, password, salt, iterations, length))
          .as("seed 3, number %d", i)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hashesPartsAsTheOracleHashesTheWhole(HashAlgorithm algorithm) throws Exception {
    Random random = new Random(4);
    for (int i = 0; i < COUNT; i++) {
      byte[] whole = bytes(random, random.nextInt(300));
      int cut = random.nextInt(whole.length + 1);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment out = arena.allocate(algorithm.length());
        sha2.hash(
            algorithm,
            out,
            segment(arena, Arrays.copyOf(whole, cut)),
            segment(arena, Arrays.copyOfRange(whole, cut, whole.length)));
        assertThat(out.toArray(JAVA_BYTE))
            .as("seed 4, number %d", i)
            .isEqualTo(oracle(algorithm, whole));
      }
    }
  }

  @Test
  void refusesATargetThatIsTooSmall() {
    try (Arena arena = Arena.ofConfined()) {
      assertThatThrownBy(() -> sha2.hash(HashAlgorithm.SHA_512, arena.allocate(63)))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void refusesNoIterations() {
    assertThatThrownBy(() -> pbkdf2(HashAlgorithm.SHA_256, new byte[1], new byte[1], 0, 32))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void hmac(String vectors, HashAlgorithm algorithm, int atLeast) throws Exception {
    int checked = 0;
    for (Json group : Vectors.read(vectors).get("testGroups").list()) {
      int tag = Integer.parseInt(group.get("tagSize").text()) / 8;
      for (Json test : group.get("tests").list()) {
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment out = arena.allocate(algorithm.length());
          sha2.hmac(
              algorithm,
              out,
              segment(arena, test.get("key").hex()),
              segment(arena, test.get("msg").hex()));
          boolean same =
              Arrays.equals(out.asSlice(0, tag).toArray(JAVA_BYTE), test.get("tag").hex());
          assertThat(same).as("%s", test).isEqualTo(test.get("result").text().equals("valid"));
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(atLeast);
  }

  private byte[] pbkdf2(
      HashAlgorithm algorithm, byte[] password, byte[] salt, int iterations, int length)
      throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(length);
      sha2.pbkdf2(algorithm, out, segment(arena, password), segment(arena, salt), iterations);
      return out.toArray(JAVA_BYTE);
    }
  }

  private static byte[] oracle(HashAlgorithm algorithm, byte[] whole) {
    Digest digest =
        switch (algorithm) {
          case SHA_256 -> new SHA256Digest();
          case SHA_512 -> new SHA512Digest();
        };
    byte[] out = new byte[digest.getDigestSize()];
    digest.update(whole, 0, whole.length);
    digest.doFinal(out, 0);
    return out;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] out = new byte[length];
    random.nextBytes(out);
    return out;
  }

  private static MemorySegment segment(Arena arena, byte[] value) {
    return arena.allocateFrom(JAVA_BYTE, value);
  }
}
