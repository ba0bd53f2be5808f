package dev.treza.fleet.ecdsa;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/// A public key that checks ECDSA signatures (FIPS 186-5 section 6.4.2). It keeps multiples of its
/// point from one check to the next, so a key that checks often is worth keeping. May be shared by
/// threads.
public final class EcdsaKey {
  private final NistCurve curve;
  private final ECPublicKeyParameters key;

  private EcdsaKey(NistCurve curve, ECPublicKeyParameters key) {
    this.curve = curve;
    this.key = key;
  }

  /// The key with these affine coordinates; nothing if they are no point of the curve. The cofactor
  /// is 1, so every such point has prime order.
  public static Optional<EcdsaKey> of(NistCurve curve, BigInteger x, BigInteger y) {
    try {
      ECPublicKeyParameters checked =
          new ECPublicKeyParameters(curve.domain().getCurve().validatePoint(x, y), curve.domain());
      return Optional.of(new EcdsaKey(curve, checked));
    } catch (IllegalArgumentException noPoint) {
      return Optional.empty();
    }
  }

  /// True if `signature` is r ‖ s of full length, both are from 1 to n - 1, and this key made it
  /// over `message`.
  public boolean verifies(Bytes message, Bytes signature) {
    int length = curve.scalarLength();
    if (signature.length() != 2 * length) {
      return false;
    }
    byte[] both = signature.toArray();
    ECDSASigner check = new ECDSASigner();
    check.init(false, key);
    return check.verifySignature(
        curve.hash(message.toArray()),
        new BigInteger(1, Arrays.copyOf(both, length)),
        new BigInteger(1, Arrays.copyOfRange(both, length, 2 * length)));
  }
}
