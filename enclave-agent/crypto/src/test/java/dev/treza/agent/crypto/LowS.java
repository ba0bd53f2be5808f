package dev.treza.agent.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/// The two forms of one ECDSA signature, (r, s) and (r, n − s).
final class LowS {
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private LowS() {}

  static boolean isHigh(byte[] compact) {
    BigInteger s = s(compact);
    return s.compareTo(ORDER.shiftRight(1)) > 0 && s.compareTo(ORDER) < 0;
  }

  /// r ‖ n − s.
  static byte[] mirror(byte[] compact) {
    byte[] out = compact.clone();
    byte[] s = ORDER.subtract(s(compact)).toByteArray();
    Arrays.fill(out, 32, 64, (byte) 0);
    int length = Math.min(32, s.length);
    System.arraycopy(s, s.length - length, out, 64 - length, length);
    return out;
  }

  private static BigInteger s(byte[] compact) {
    return new BigInteger(1, Arrays.copyOfRange(compact, 32, 64));
  }
}
