package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import org.bouncycastle.crypto.digests.KeccakDigest;

/// Keccak-256 with the original padding, as Ethereum uses it (Yellow Paper, appendix A); not
/// SHA3-256 of FIPS 202.
public final class Keccak256 {
  private static final int LENGTH = 32;

  private Keccak256() {}

  /// The 32-byte digest of `content`.
  public static Bytes of(Bytes content) {
    byte[] input = content.toArray();
    byte[] output = new byte[LENGTH];
    KeccakDigest digest = new KeccakDigest(8 * LENGTH);
    digest.update(input, 0, input.length);
    digest.doFinal(output, 0);
    return Bytes.of(output);
  }
}
