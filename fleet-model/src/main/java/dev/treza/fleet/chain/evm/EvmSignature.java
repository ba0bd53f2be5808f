package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;

/// An ECDSA signature as a transaction carries it: `s` in the lower half of the order (EIP-2), so
/// that there is one form only.
///
/// @param yParity of the nonce point: 0 or 1
public record EvmSignature(BigInteger r, BigInteger s, int yParity) {
  private static final BigInteger HALF_ORDER = Secp256k1Recovery.ORDER.shiftRight(1);

  /// @throws IllegalArgumentException if `r`, `s` or `yParity` is out of range
  public EvmSignature {
    if (!holdsR(r) || !holdsS(s) || (yParity != 0 && yParity != 1)) {
      throw new IllegalArgumentException("r, s or the parity is out of range");
    }
  }

  /// r ‖ s ‖ parity, 65 bytes.
  public Bytes compact() {
    return word(r).concat(word(s)).concat(Bytes.of(new byte[] {(byte) yParity}));
  }

  private static Bytes word(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] word = new byte[32];
    int length = Math.min(bytes.length, word.length);
    System.arraycopy(bytes, bytes.length - length, word, word.length - length, length);
    return Bytes.of(word);
  }

  static boolean holdsR(BigInteger r) {
    return r.signum() > 0 && r.compareTo(Secp256k1Recovery.ORDER) < 0;
  }

  static boolean holdsS(BigInteger s) {
    return s.signum() > 0 && s.compareTo(HALF_ORDER) <= 0;
  }
}
