package dev.treza.fleet.ecdsa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The Java runtime makes the signatures and is the oracle of what verifies.
class EcdsaKeyTest {
  private static final long SEED = 0x6563_6473L;
  private static final int CASES = Boolean.getBoolean("treza.full") ? 20_000 : 100;

  private final Random random = new Random(SEED);

  /// A pair of the Java runtime and our key made from its public half.
  private record Pair(NistCurve curve, KeyPair java, EcdsaKey ours) {
    static Pair of(NistCurve curve) throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(name(curve)));
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey key = (ECPublicKey) pair.getPublic();
      BigInteger x = key.getW().getAffineX();
      BigInteger y = key.getW().getAffineY();
      return new Pair(curve, pair, EcdsaKey.of(curve, x, y).orElseThrow());
    }

    private static String name(NistCurve curve) {
      return switch (curve) {
        case P256 -> "secp256r1";
        case P384 -> "secp384r1";
      };
    }

    private Signature algorithm() throws GeneralSecurityException {
      return Signature.getInstance(
          switch (curve) {
            case P256 -> "SHA256withECDSAinP1363Format";
            case P384 -> "SHA384withECDSAinP1363Format";
          });
    }

    byte[] sign(byte[] message) throws GeneralSecurityException {
      Signature signature = algorithm();
      signature.initSign(java.getPrivate());
      signature.update(message);
      return signature.sign();
    }

    boolean oracle(byte[] message, byte[] given) throws GeneralSecurityException {
      Signature signature = algorithm();
      signature.initVerify(java.getPublic());
      signature.update(message);
      try {
        return signature.verify(given);
      } catch (SignatureException malformed) {
        return false;
      }
    }

    boolean verifies(byte[] message, byte[] given) {
      return ours.verifies(Bytes.of(message), Bytes.of(given));
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] withOneBitTurned(byte[] bytes) {
    byte[] turned = bytes.clone();
    int bit = random.nextInt(turned.length * Byte.SIZE);
    turned[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return turned;
  }

  @ParameterizedTest
  @EnumSource
  void takesWhatTheJavaRuntimeSigns(NistCurve curve) throws GeneralSecurityException {
    for (int i = 0; i < CASES; i++) {
      Pair pair = Pair.of(curve);
      byte[] message = bytes(random.nextInt(300));
      byte[] signature = pair.sign(message);
      assertThat(pair.verifies(message, signature)).as("seed %d, case %d", SEED, i).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesASignatureOrMessageWithOneBitTurned(NistCurve curve) throws GeneralSecurityException {
    Pair pair = Pair.of(curve);
    for (int i = 0; i < CASES; i++) {
      byte[] message = bytes(1 + random.nextInt(300));
      byte[] signature = pair.sign(message);
      assertThat(pair.verifies(message, withOneBitTurned(signature)))
          .as("signature, seed %d, case %d", SEED, i)
          .isFalse();
      assertThat(pair.verifies(withOneBitTurned(message), signature))
          .as("message, seed %d, case %d", SEED, i)
          .isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheJavaRuntimeOnExtremeNumbers(NistCurve curve) throws GeneralSecurityException {
    Pair pair = Pair.of(curve);
    byte[] message = bytes(40);
    byte[] good = pair.sign(message);
    int length = good.length / 2;
    BigInteger order = curve.domain().getN();
    BigInteger r = new BigInteger(1, Arrays.copyOf(good, length));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, length, 2 * length));
    List<BigInteger> numbers =
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.TWO,
            r,
            s,
            order.subtract(r),
            order.subtract(s),
            order.subtract(BigInteger.ONE),
            order,
            order.add(BigInteger.ONE),
            BigInteger.TWO.pow(8 * length).subtract(BigInteger.ONE));
    for (BigInteger one : numbers) {
      for (BigInteger other : numbers) {
        byte[] signature = HexFormat.of().parseHex(hex(one, length) + hex(other, length));
        assertThat(pair.verifies(message, signature))
            .as("%x and %x", one, other)
            .isEqualTo(pair.oracle(message, signature));
      }
    }
  }

  private static String hex(BigInteger number, int length) {
    return ("%0" + 2 * length + "x").formatted(number);
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryLengthButItsOwn(NistCurve curve) throws GeneralSecurityException {
    Pair pair = Pair.of(curve);
    byte[] message = bytes(40);
    byte[] good = pair.sign(message);
    for (int length : new int[] {0, 1, good.length - 1, good.length + 1, 2 * good.length}) {
      assertThat(pair.verifies(message, Arrays.copyOf(good, length))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isMadeFromPointsOfTheCurveOnly(NistCurve curve) throws GeneralSecurityException {
    ECPublicKey key = (ECPublicKey) Pair.of(curve).java().getPublic();
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    BigInteger prime = curve.domain().getCurve().getField().getCharacteristic();
    assertThat(EcdsaKey.of(curve, x, y)).isPresent();
    assertThat(EcdsaKey.of(curve, x, prime.subtract(y))).isPresent();
    assertThat(EcdsaKey.of(curve, x, y.add(BigInteger.ONE))).isEmpty();
    assertThat(EcdsaKey.of(curve, x.add(prime), y)).isEmpty();
    assertThat(EcdsaKey.of(curve, BigInteger.ZERO, BigInteger.ZERO)).isEmpty();
    assertThat(EcdsaKey.of(curve, x.negate(), y)).isEmpty();
  }
}
