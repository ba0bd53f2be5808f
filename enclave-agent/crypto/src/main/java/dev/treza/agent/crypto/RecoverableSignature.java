package dev.treza.agent.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/// A public ECDSA signature over secp256k1 from which the signer's key can be recovered (SEC 1
/// section 4.1.6): r ‖ s, 64 bytes big-endian, and the recovery id 0 to 3.
public final class RecoverableSignature {
  public static final int COMPACT_LENGTH = 64;
  private static final int HIGHEST_RECOVERY_ID = 3;

  private final byte[] compact;
  private final int recoveryId;

  private RecoverableSignature(byte[] compact, int recoveryId) {
    this.compact = compact;
    this.recoveryId = recoveryId;
  }

  /// A signature from its parts.
  ///
  /// @param compact r ‖ s, 64 bytes; copied
  /// @throws IllegalArgumentException if a length or range is wrong; r and s are judged when used
  public static RecoverableSignature of(byte[] compact, int recoveryId) {
    if (compact.length != COMPACT_LENGTH) {
      throw new IllegalArgumentException("r and s are 64 bytes, not " + compact.length);
    }
    if (recoveryId < 0 || recoveryId > HIGHEST_RECOVERY_ID) {
      throw new IllegalArgumentException("a recovery id is 0 to 3, not " + recoveryId);
    }
    return new RecoverableSignature(compact.clone(), recoveryId);
  }

  /// A copy of r ‖ s.
  public byte[] compact() {
    return compact.clone();
  }

  /// Bit 0 is the parity of the nonce point's y; bit 1 says that its x exceeded the group order.
  public int recoveryId() {
    return recoveryId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecoverableSignature that
        && recoveryId == that.recoveryId
        && Arrays.equals(compact, that.compact);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(compact) + recoveryId;
  }

  /// r ‖ s in hexadecimal and the recovery id.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(compact) + "/" + recoveryId;
  }
}
