package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Optional;

/// The curve P-256 (FIPS 186-5, SEC 2 secp256r1): which points and signatures are proper. On public
/// values only.
final class P256 {
  static final ECParameterSpec PARAMETERS = parameters();
  private static final BigInteger PRIME = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();

  private P256() {}

  /// What is wrong with the affine point, or nothing. The cofactor is 1: every point of the curve
  /// has prime order, and the neutral element has no affine form.
  static Optional<String> fault(Bytes x, Bytes y) {
    if (x.length() != 32 || y.length() != 32) {
      return Optional.of("a P-256 coordinate has 32 bytes");
    }
    BigInteger xNumber = BigEndian.number(x);
    BigInteger yNumber = BigEndian.number(y);
    if (xNumber.compareTo(PRIME) >= 0 || yNumber.compareTo(PRIME) >= 0) {
      return Optional.of("a coordinate is not below the field's prime");
    }
    BigInteger right =
        xNumber
            .pow(2)
            .add(PARAMETERS.getCurve().getA())
            .multiply(xNumber)
            .add(PARAMETERS.getCurve().getB());
    return yNumber.pow(2).subtract(right).mod(PRIME).signum() == 0
        ? Optional.empty()
        : Optional.of("the point is not on P-256");
  }

  /// True if `signature` is r ‖ s with both from 1 to n - 1.
  static boolean isSignature(Bytes signature) {
    return signature.length() == 64
        && isScalar(signature.slice(0, 32))
        && isScalar(signature.slice(32, 64));
  }

  private static boolean isScalar(Bytes bytes) {
    BigInteger scalar = BigEndian.number(bytes);
    return scalar.signum() > 0 && scalar.compareTo(PARAMETERS.getOrder()) < 0;
  }

  static boolean isCurveOf(ECPublicKey key) {
    return key.getParams().getCurve().equals(PARAMETERS.getCurve())
        && key.getParams().getGenerator().equals(PARAMETERS.getGenerator());
  }

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every supported Java runtime has P-256", impossible);
    }
  }
}
