package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.List;

/// A transaction that pays for blobs (EIP-4844, EIP-2718 type 3). It names them by their versioned
/// hashes only; the blobs travel beside it in a [BlobSidecar].
///
/// @param blobVersionedHashes one for each blob, 32 bytes, the first of them 0x01
public record Eip4844Transaction(
    FeeMarketFields fields, BigInteger maxFeePerBlobGasWei, List<Bytes> blobVersionedHashes)
    implements FeeMarketTransaction {
  static final int TYPE = 3;
  static final int FIELDS = FeeMarketFields.COUNT + 2;

  /// What one blob costs in blob gas.
  private static final BigInteger GAS_PER_BLOB = BigInteger.valueOf(1 << 17);

  /// How many blobs one transaction may pay for; six since EIP-7594, nine before it.
  public static final int MAX_BLOBS = 9;

  /// @throws IllegalArgumentException if a number is out of range, nobody receives the transaction,
  ///   or there is no blob, too many, or one whose hash is not of version 1
  public Eip4844Transaction {
    blobVersionedHashes = List.copyOf(blobVersionedHashes);
    EvmQuantity.WEI.require("the maximum fee per blob gas", maxFeePerBlobGasWei);
    EvmQuantity.WEI.require(
        "the cost",
        cost(maxFeePerBlobGasWei, blobVersionedHashes.size())
            .add(fields.gasLimit().multiply(fields.maxFeePerGasWei()))
            .add(fields.valueWei()));
    if (fields.to().isEmpty()) {
      throw new IllegalArgumentException("a blob transaction cannot create a contract");
    }
    if (blobVersionedHashes.isEmpty() || blobVersionedHashes.size() > MAX_BLOBS) {
      throw new IllegalArgumentException("a blob transaction has 1 to " + MAX_BLOBS + " blobs");
    }
    if (!blobVersionedHashes.stream().allMatch(BlobSidecar::isVersionedHash)) {
      throw new IllegalArgumentException("a versioned hash has 32 bytes and begins with 0x01");
    }
  }

  @Override
  public int type() {
    return TYPE;
  }

  /// Gas and blob gas together.
  @Override
  public BigInteger maximumFeeWei() {
    return FeeMarketTransaction.super.maximumFeeWei().add(maximumBlobFeeWei());
  }

  /// The most that may be paid for the blobs.
  public BigInteger maximumBlobFeeWei() {
    return cost(maxFeePerBlobGasWei, blobVersionedHashes.size());
  }

  static BigInteger cost(BigInteger feePerBlobGasWei, int blobs) {
    return feePerBlobGasWei.multiply(GAS_PER_BLOB).multiply(BigInteger.valueOf(blobs));
  }

  @Override
  public List<Bytes> encodedFields() {
    List<Bytes> encoded = fields.encoded();
    encoded.add(Rlp.integer(maxFeePerBlobGasWei));
    encoded.add(Rlp.list(blobVersionedHashes.stream().map(Rlp::octets).toList()));
    return encoded;
  }
}
