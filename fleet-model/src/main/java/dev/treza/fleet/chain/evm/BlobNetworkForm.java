package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.reading.Rejection;
import java.util.ArrayList;
import java.util.List;

/// A blob transaction together with its blobs, as nodes hand it on (EIP-4844, "Networking"). The
/// blobs are checked and then set aside: what is reviewed and signed is the transaction, which
/// binds them by their hashes.
public record BlobNetworkForm(Eip4844Transaction transaction, BlobSidecar sidecar) {
  /// Nine blobs with proofs for each cell, and the largest transaction.
  public static final int MAX_BYTES =
      EvmTransaction.MAX_BYTES
          + Eip4844Transaction.MAX_BLOBS
              * (BlobSidecar.BLOB_LENGTH + (BlobSidecar.CELLS + 1) * (BlobSidecar.POINT_LENGTH + 1))
          + 64;

  /// Reads an unsigned transaction with its blobs. Refused: any `TX-` id about form and range, and
  /// `TX-BLOBS` if the commitments are not those the transaction names.
  public static Outcome<BlobNetworkForm> parseUnsigned(Bytes serialised) {
    return Rejection.outcome(() -> BlobSidecarReader.read(serialised));
  }

  /// Whether `serialised` begins like a transaction with its blobs: type 3, and a list that begins
  /// with a list.
  public static boolean looksLike(Bytes serialised) {
    if (serialised.length() < 2 || serialised.at(0) != Eip4844Transaction.TYPE) {
      return false;
    }
    int header = serialised.at(1);
    int inner = header < 0xf8 ? 2 : 2 + header - 0xf7;
    return header >= 0xc0 && inner < serialised.length() && serialised.at(inner) >= 0xc0;
  }

  /// The bytes to broadcast once the transaction is signed.
  public Bytes signedBytes(EvmSignature signature) {
    return joined(transaction.signedFields(signature));
  }

  /// The unsigned transaction with its blobs.
  public Bytes unsignedBytes() {
    return joined(transaction.encodedFields());
  }

  private Bytes joined(List<Bytes> body) {
    List<Bytes> items = new ArrayList<>(List.of(Rlp.list(body)));
    items.addAll(sidecar.encoded());
    return Bytes.of(new byte[] {Eip4844Transaction.TYPE}).concat(Rlp.list(items));
  }
}
