package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/// Public-key recovery of ECDSA over secp256k1 (SEC 1 version 2, section 4.1.6). Only public data
/// comes in, so its running time may depend on it.
final class Secp256k1Recovery {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final int UNCOMPRESSED = 65;

  static final BigInteger ORDER = CURVE.getN();

  private Secp256k1Recovery() {}

  /// The uncompressed public key for which `signature` over the 32-byte `hash` is valid, or nothing
  /// if there is none.
  static Optional<Bytes> recover(Bytes hash, EvmSignature signature) {
    return nonce(signature)
        .map(nonce -> key(new BigInteger(1, hash.toArray()), signature, nonce))
        .filter(key -> !key.isInfinity())
        .map(key -> Bytes.of(key.getEncoded(false)));
  }

  /// @return `point`
  /// @throws IllegalArgumentException if `point` is not 0x04 and the coordinates of a curve point
  static Bytes requireUncompressed(Bytes point) {
    if (point.length() != UNCOMPRESSED || point.at(0) != 4) {
      throw new IllegalArgumentException("an uncompressed public key is 0x04 and 64 bytes");
    }
    CURVE.getCurve().decodePoint(point.toArray());
    return point;
  }

  /// The curve point with x = r and the given parity of y.
  private static Optional<ECPoint> nonce(EvmSignature signature) {
    var field = CURVE.getCurve();
    var x = field.fromBigInteger(signature.r());
    var y = x.square().add(field.getA()).multiply(x).add(field.getB()).sqrt();
    if (y == null) {
      return Optional.empty();
    }
    boolean flip = y.testBitZero() != (signature.yParity() == 1);
    return Optional.of(field.createPoint(x.toBigInteger(), (flip ? y.negate() : y).toBigInteger()));
  }

  private static ECPoint key(BigInteger hash, EvmSignature signature, ECPoint nonce) {
    BigInteger inverse = signature.r().modInverse(ORDER);
    BigInteger ofBase = hash.negate().multiply(inverse).mod(ORDER);
    BigInteger ofNonce = signature.s().multiply(inverse).mod(ORDER);
    return ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofBase, nonce, ofNonce).normalize();
  }
}
