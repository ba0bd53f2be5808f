package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.security.spec.EdECPoint;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The curve of Ed25519 (RFC 8032 section 5.1): which points and signatures are proper. The Java
/// runtime takes the neutral element for a key, under which anybody can sign anything, so the
/// points are checked here. On public values only.
final class Edwards25519 {
  private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private Edwards25519() {}

  /// What is wrong with the encoded point, or nothing: it must be the one encoding of a point of
  /// prime order.
  static Optional<String> fault(Bytes point) {
    if (point.length() != Ed25519.PUBLIC_KEY_SIZE) {
      return Optional.of("an Ed25519 key has 32 bytes");
    }
    return Ed25519.validatePublicKeyFull(point.toArray(), 0)
        ? Optional.empty()
        : Optional.of("not the encoding of an Ed25519 point of prime order");
  }

  /// What is wrong with a u-coordinate of Curve25519 (RFC 7748), or nothing: the point of Ed25519
  /// it stands for, y = (u − 1) / (u + 1), must be one of prime order. X25519 itself takes any 32
  /// bytes, and gives zero for a point of small order.
  static Optional<String> montgomeryFault(Bytes coordinate) {
    if (coordinate.length() != Ed25519.PUBLIC_KEY_SIZE) {
      return Optional.of("an X25519 key has 32 bytes");
    }
    BigInteger u = littleEndian(coordinate);
    BigInteger divisor = u.add(BigInteger.ONE).mod(PRIME);
    if (u.compareTo(PRIME) >= 0 || divisor.signum() == 0) {
      return Optional.of("not the one encoding of an X25519 point");
    }
    BigInteger y = u.subtract(BigInteger.ONE).multiply(divisor.modInverse(PRIME)).mod(PRIME);
    return fault(encode(new EdECPoint(false, y))).isEmpty()
        ? Optional.empty()
        : Optional.of("not an X25519 point of prime order");
  }

  /// True if `signature` is R ‖ S with R's ordinate below the prime and S below the group's order.
  static boolean isSignature(Bytes signature) {
    return signature.length() == 64
        && decode(signature.slice(0, 32)).getY().compareTo(PRIME) < 0
        && littleEndian(signature.slice(32, 64)).compareTo(ORDER) < 0;
  }

  /// True if the proper `signature` was made by the proper key `point` over `message`, by the
  /// equation without cofactor (RFC 8032 section 5.1.7).
  static boolean verifies(Bytes point, Bytes message, Bytes signature) {
    byte[] said = message.toArray();
    return Ed25519.verify(signature.toArray(), 0, point.toArray(), 0, said, 0, said.length);
  }

  /// The ordinate y and the sign of x, taken apart and not checked.
  static EdECPoint decode(Bytes point) {
    BigInteger number = littleEndian(point);
    return new EdECPoint(number.testBit(255), number.clearBit(255));
  }

  static Bytes encode(EdECPoint point) {
    BigInteger number = point.isXOdd() ? point.getY().setBit(255) : point.getY();
    return BigEndian.reversed(BigEndian.bytes32(number));
  }

  private static BigInteger littleEndian(Bytes bytes) {
    return BigEndian.number(BigEndian.reversed(bytes));
  }
}
