package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.BLOBS;
import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.TYPE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.List;

/// Reads blob transactions in the network form and checks the blobs against the transaction.
final class BlobSidecarReader {
  private static final int ITEMS = 4;
  private static final int ITEMS_WITH_VERSION = 5;
  private static final int FIELD_ELEMENT_LENGTH = 32;

  /// The order of the field of BLS12-381 that blobs consist of (EIP-4844).
  private static final BigInteger MODULUS =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

  private BlobSidecarReader() {}

  static BlobNetworkForm read(Bytes input) throws Rejection {
    if (!(EvmEnvelope.open(input, BlobNetworkForm.MAX_BYTES)
        instanceof EvmEnvelope.Eip4844(RlpItem.Sequence list))) {
      throw Rejection.at(TYPE, 0, "only blob transactions (type 3) come with blobs");
    }
    TransactionFieldReader items = EvmTransactionReader.fields(list, ITEMS, ITEMS_WITH_VERSION);
    RlpItem.Sequence body = items.sequence("the transaction");
    Eip4844Transaction transaction =
        TypedReader.eip4844(EvmTransactionReader.fields(body, Eip4844Transaction.FIELDS));
    BlobSidecar sidecar = sidecar(items, version(items, list.items().size()));
    check(transaction, sidecar, list.offset());
    return new BlobNetworkForm(transaction, sidecar);
  }

  private static int version(TransactionFieldReader items, int count) throws Rejection {
    if (count == ITEMS) {
      return 0;
    }
    BigInteger version = items.quantity("the version of the blobs", EvmQuantity.WEI);
    if (!version.equals(BigInteger.ONE)) {
      throw items.reject(TYPE, "version " + version + " of the blobs is not supported");
    }
    return 1;
  }

  private static BlobSidecar sidecar(TransactionFieldReader items, int version) throws Rejection {
    return new BlobSidecar(
        version,
        items.equallyLong("a blob", BlobSidecar.BLOB_LENGTH),
        items.equallyLong("a commitment", BlobSidecar.POINT_LENGTH),
        items.equallyLong("a proof", BlobSidecar.POINT_LENGTH));
  }

  private static void check(Eip4844Transaction transaction, BlobSidecar sidecar, int offset)
      throws Rejection {
    int blobs = transaction.blobVersionedHashes().size();
    int proofs = sidecar.version() == 0 ? blobs : blobs * BlobSidecar.CELLS;
    if (sidecar.blobs().size() != blobs
        || sidecar.commitments().size() != blobs
        || sidecar.proofs().size() != proofs) {
      throw Rejection.at(
          SHAPE, offset, blobs + " blobs need as many commitments and " + proofs + " proofs");
    }
    List<Bytes> hashes = sidecar.commitments().stream().map(BlobSidecar::versionedHash).toList();
    for (int i = 0; i < blobs; i++) {
      if (!hashes.get(i).equals(transaction.blobVersionedHashes().get(i))) {
        throw Rejection.at(
            BLOBS, "blob " + i, "the commitment is not the one the transaction names");
      }
      requireFieldElements(sidecar.blobs().get(i), i);
    }
  }

  private static void requireFieldElements(Bytes blob, int index) throws Rejection {
    byte[] bytes = blob.toArray();
    for (int at = 0; at < bytes.length; at += FIELD_ELEMENT_LENGTH) {
      if (new BigInteger(1, bytes, at, FIELD_ELEMENT_LENGTH).compareTo(MODULUS) >= 0) {
        throw Rejection.at(RANGE, "blob " + index, "the field element at " + at + " is too large");
      }
    }
  }
}
