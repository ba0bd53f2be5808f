package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What travels beside a blob transaction between nodes: the blobs, a commitment to each, and
/// proofs (EIP-4844; version 1 with proofs for each cell: EIP-7594).
///
/// Checked here: counts, lengths, that each field element of a blob is one, and that the
/// commitments are those the transaction names. **Not** checked: that a commitment is the one of
/// its blob, and the proofs; that needs pairings (KZG), and every node does it before it passes the
/// transaction on.
public record BlobSidecar(
    int version, List<Bytes> blobs, List<Bytes> commitments, List<Bytes> proofs) {
  static final int BLOB_LENGTH = 4096 * 32;
  static final int POINT_LENGTH = 48;
  static final int CELLS = 128;

  private static final int VERSIONED_HASH_LENGTH = 32;
  private static final int HASH_VERSION = 1;

  public BlobSidecar {
    blobs = List.copyOf(blobs);
    commitments = List.copyOf(commitments);
    proofs = List.copyOf(proofs);
  }

  /// The versioned hash of a commitment: 0x01 and the last 31 bytes of its SHA-256.
  public static Bytes versionedHash(Bytes commitment) {
    Bytes digest = Digest.of(commitment).value();
    return Bytes.of(new byte[] {HASH_VERSION}).concat(digest.slice(1, digest.length()));
  }

  static boolean isVersionedHash(Bytes hash) {
    return hash.length() == VERSIONED_HASH_LENGTH && hash.at(0) == HASH_VERSION;
  }

  /// The items after the transaction in the network form.
  List<Bytes> encoded() {
    List<Bytes> items = new ArrayList<>();
    if (version > 0) {
      items.add(Rlp.integer(BigInteger.valueOf(version)));
    }
    for (List<Bytes> values : List.of(blobs, commitments, proofs)) {
      items.add(Rlp.list(values.stream().map(Rlp::octets).toList()));
    }
    return items;
  }
}
