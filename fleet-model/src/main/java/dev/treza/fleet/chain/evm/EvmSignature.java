package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
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

  /// r ‖ s ‖ v with v 27 or 28, 65 bytes: the form of signed messages (EIP-191, EIP-712).
  public Bytes recoverable() {
    return word(r).concat(word(s)).concat(Bytes.of(new byte[] {(byte) (27 + yParity)}));
  }

  /// Reads the form of [#recoverable]. Refused: `TX-SIGNATURE`.
  public static Outcome<EvmSignature> ofRecoverable(Bytes form) {
    if (form.length() != 65 || (form.at(64) != 27 && form.at(64) != 28)) {
      return Outcome.refused(
          TransactionRefusal.SIGNATURE, "a signature is 65 bytes and ends in 27 or 28");
    }
    BigInteger r = new BigInteger(1, form.slice(0, 32).toArray());
    BigInteger s = new BigInteger(1, form.slice(32, 64).toArray());
    return holdsR(r) && holdsS(s)
        ? Outcome.accepted(new EvmSignature(r, s, form.at(64) - 27))
        : Outcome.refused(TransactionRefusal.SIGNATURE, "r or s is out of range");
  }

  /// The uncompressed public key (65 bytes) for which this is a signature over the 32-byte `hash`.
  /// Refused: `TX-SIGNATURE` if no key can have made it.
  public Outcome<Bytes> publicKey(Bytes hash) {
    return Secp256k1Recovery.recover(hash, this)
        .map(Outcome::accepted)
        .orElseGet(
            () -> Outcome.refused(TransactionRefusal.SIGNATURE, "no key makes this signature"));
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
