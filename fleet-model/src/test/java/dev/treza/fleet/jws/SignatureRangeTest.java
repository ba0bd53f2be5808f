package dev.treza.fleet.jws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/// The ranges are checked here, whatever the Java runtime below checks again.
class SignatureRangeTest {
  private static final BigInteger ORDER_P256 = P256.PARAMETERS.getOrder();
  private static final BigInteger PRIME_25519 =
      BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger ORDER_25519 =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static boolean p256(BigInteger r, BigInteger s) {
    return P256.isSignature(BigEndian.bytes32(r).concat(BigEndian.bytes32(s)));
  }

  private static boolean ed25519(BigInteger y, BigInteger s) {
    Bytes point = BigEndian.reversed(BigEndian.bytes32(y));
    return Edwards25519.isSignature(point.concat(BigEndian.reversed(BigEndian.bytes32(s))));
  }

  @Test
  void takesEcdsaNumbersFromOneToTheOrderMinusOne() {
    BigInteger largest = ORDER_P256.subtract(BigInteger.ONE);
    assertThat(p256(BigInteger.ONE, largest)).isTrue();
    assertThat(p256(largest, BigInteger.ONE)).isTrue();
  }

  @Test
  void refusesEcdsaNumbersThatAreZeroOrTheOrder() {
    assertThat(p256(BigInteger.ZERO, BigInteger.ONE)).isFalse();
    assertThat(p256(BigInteger.ONE, BigInteger.ZERO)).isFalse();
    assertThat(p256(ORDER_P256, BigInteger.ONE)).isFalse();
    assertThat(p256(BigInteger.ONE, ORDER_P256)).isFalse();
  }

  @Test
  void takesAnEd25519ScalarBelowTheOrderOnly() {
    assertThat(ed25519(BigInteger.ONE, ORDER_25519.subtract(BigInteger.ONE))).isTrue();
    assertThat(ed25519(BigInteger.ONE, ORDER_25519)).isFalse();
  }

  @Test
  void takesAnEd25519OrdinateBelowThePrimeOnlyWhateverTheSign() {
    BigInteger largest = PRIME_25519.subtract(BigInteger.ONE);
    assertThat(ed25519(largest, BigInteger.ONE)).isTrue();
    assertThat(ed25519(largest.setBit(255), BigInteger.ONE)).isTrue();
    assertThat(ed25519(PRIME_25519, BigInteger.ONE)).isFalse();
    assertThat(ed25519(PRIME_25519.setBit(255), BigInteger.ONE)).isFalse();
  }

  @Test
  void refusesEveryLengthButSixtyFour() {
    for (int length : new int[] {0, 32, 63, 65, 128}) {
      Bytes ones = Bytes.hex("01".repeat(length));
      assertThat(P256.isSignature(ones)).isFalse();
      assertThat(Edwards25519.isSignature(ones)).isFalse();
    }
  }
}
