package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.bls.BLS12_381BasicScheme;
import org.bouncycastle.crypto.bls.BLS12_381Serialization;
import org.junit.jupiter.api.Test;

class Bls12381Test {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 2_000 : 20;
  private static final String ORDER =
      "73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001";

  private final SecretMemory memory = new SecretMemory();
  private final Bls12381 curve;

  Bls12381Test() throws Exception {
    curve = Bls12381.open(memory);
  }

  /// The compressed generator of G1, as the curve's specification gives it.
  @Test
  void givesTheGeneratorAsThePublicKeyOfOne() throws Exception {
    try (SecretBuffer one = TestSecrets.ofHex(memory, "00".repeat(31) + "01")) {
      assertThat(HexFormat.of().formatHex(curve.publicKey(one)))
          .isEqualTo(
              "97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac58"
                  + "6c55e83ff97a1aeffb3af00adb22c6bb");
    }
  }

  @Test
  void agreesWithTheOracleOnPublicKeys() throws Exception {
    Random random = new Random(10);
    for (int i = 0; i < COUNT; i++) {
      BigInteger value = new BigInteger(254, random).add(BigInteger.ONE);
      try (SecretBuffer secret = TestSecrets.ofHex(memory, "%064x".formatted(value))) {
        assertThat(curve.publicKey(secret))
            .as("seed 10, number %d", i)
            .isEqualTo(BLS12_381Serialization.compressG1(BLS12_381BasicScheme.skToPk(value)));
      }
    }
  }

  @Test
  void refusesZeroAndTheOrderAndWhatIsAbove() throws Exception {
    for (String bad : new String[] {"00".repeat(32), ORDER, "ff".repeat(32)}) {
      try (SecretBuffer secret = TestSecrets.ofHex(memory, bad)) {
        assertThat(curve.isValidSecretKey(secret)).isFalse();
        assertThatThrownBy(() -> curve.publicKey(secret))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve.deriveChild(secret, 0))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void acceptsTheHighestKey() throws Exception {
    String highest = new BigInteger(ORDER, 16).subtract(BigInteger.ONE).toString(16);
    try (SecretBuffer secret = TestSecrets.ofHex(memory, highest)) {
      assertThat(curve.isValidSecretKey(secret)).isTrue();
    }
  }

  @Test
  void refusesASeedThatIsTooShort() throws Exception {
    try (SecretBuffer seed = memory.allocate(31)) {
      assertThatThrownBy(() -> curve.deriveMaster(seed))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
