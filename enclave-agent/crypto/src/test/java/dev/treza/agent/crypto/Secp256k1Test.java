package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Secp256k1Test {
  private static final String ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
  private static final String ORDER_LESS_ONE =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140";
  private static final String ONE = "00".repeat(31) + "01";

  private final SecretMemory memory = new SecretMemory();
  private final Secp256k1 curve;

  Secp256k1Test() throws Exception {
    curve = Secp256k1.open(memory);
  }

  @AfterAll
  void close() {
    curve.close();
  }

  @Test
  void givesTheGeneratorForTheKeyOne() throws Exception {
    try (SecretBuffer one = TestSecrets.ofHex(memory, ONE)) {
      String x = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
      String y = "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";
      assertThat(curve.publicKey(one)).isEqualTo(HexFormat.of().parseHex("04" + x + y));
      assertThat(curve.compressedPublicKey(one)).isEqualTo(HexFormat.of().parseHex("02" + x));
    }
  }

  @Test
  void acceptsSecretKeysFromOneToTheOrderLessOne() throws Exception {
    assertThat(isValid(ONE)).isTrue();
    assertThat(isValid(ORDER_LESS_ONE)).isTrue();
    assertThat(isValid("00".repeat(32))).isFalse();
    assertThat(isValid(ORDER)).isFalse();
    assertThat(isValid("01".repeat(31))).isFalse();
  }

  @Test
  void refusesToSignWithAKeyOutOfRange() throws Exception {
    try (SecretBuffer order = TestSecrets.ofHex(memory, ORDER)) {
      assertThatThrownBy(() -> curve.sign(order, new byte[32]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesAHashOfAnotherLength() throws Exception {
    try (SecretBuffer one = TestSecrets.ofHex(memory, ONE)) {
      assertThatThrownBy(() -> curve.sign(one, new byte[31]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void recoversTheKeyThatSigned() throws Exception {
    try (SecretBuffer key = TestSecrets.ofHex(memory, "17".repeat(32))) {
      byte[] hash = HexFormat.of().parseHex("ab".repeat(32));
      assertThat(curve.recover(hash, curve.sign(key, hash)))
          .hasValueSatisfying(found -> assertThat(found).isEqualTo(curve.publicKey(key)));
    }
  }

  @Test
  void recoversNothingFromAnImpossibleSignature() {
    assertThat(curve.recover(new byte[32], RecoverableSignature.of(new byte[64], 0))).isEmpty();
  }

  @Test
  void verifiesUnderBothFormsOfThePublicKey() throws Exception {
    try (SecretBuffer key = TestSecrets.ofHex(memory, "17".repeat(32))) {
      byte[] hash = new byte[32];
      byte[] signature = curve.sign(key, hash).compact();
      assertThat(curve.verify(curve.publicKey(key), hash, signature)).isTrue();
      assertThat(curve.verify(curve.compressedPublicKey(key), hash, signature)).isTrue();
    }
  }

  @Test
  void refusesTheHigherS() throws Exception {
    try (SecretBuffer key = TestSecrets.ofHex(memory, "17".repeat(32))) {
      byte[] hash = new byte[32];
      byte[] high = LowS.mirror(curve.sign(key, hash).compact());
      assertThat(curve.verify(curve.publicKey(key), hash, high)).isFalse();
    }
  }

  @Test
  void refusesAMalformedPublicKeyOrSignature() throws Exception {
    try (SecretBuffer key = TestSecrets.ofHex(memory, "17".repeat(32))) {
      byte[] hash = new byte[32];
      byte[] signature = curve.sign(key, hash).compact();
      assertThat(curve.verify(new byte[65], hash, signature)).isFalse();
      assertThat(curve.verify(new byte[0], hash, signature)).isFalse();
      assertThat(curve.verify(curve.publicKey(key), hash, new byte[63])).isFalse();
      assertThat(curve.verify(curve.publicKey(key), hash, new byte[64])).isFalse();
    }
  }

  @Test
  void signsTheSameFromManyThreadsAcrossNewBlindings() throws Exception {
    try (SecretBuffer key = TestSecrets.ofHex(memory, "17".repeat(32))) {
      byte[] hash = new byte[32];
      RecoverableSignature expected = curve.sign(key, hash);
      AtomicInteger same = new AtomicInteger();
      int count = 3 * BlindedContext.USES_PER_BLINDING;
      IntStream.range(0, count)
          .parallel()
          .filter(i -> curve.sign(key, hash).equals(expected))
          .forEach(i -> same.incrementAndGet());
      assertThat(same).hasValue(count);
    }
  }

  @Test
  void doesNothingOnceClosed() throws Exception {
    Secp256k1 other = Secp256k1.open(memory);
    other.close();
    try (SecretBuffer one = TestSecrets.ofHex(memory, ONE)) {
      assertThatThrownBy(() -> other.sign(one, new byte[32]))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private boolean isValid(String hex) throws LockedMemoryException {
    try (SecretBuffer key = TestSecrets.ofHex(memory, hex)) {
      return curve.isValidSecretKey(key);
    }
  }
}
