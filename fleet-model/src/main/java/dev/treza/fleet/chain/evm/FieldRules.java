package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.FEES;
import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What fields must be to each other, in whichever form they were given.
final class FieldRules {
  private FieldRules() {}

  /// No account can hold more than a word of wei, so a transaction that may cost more cannot run.
  static void requirePayable(BigInteger gasLimit, BigInteger price, BigInteger value)
      throws Rejection {
    requireWord(gasLimit.multiply(price).add(value));
  }

  /// The same with what the blobs may cost.
  static void requirePayable(FeeMarketFields fields, BigInteger blobFee, int blobs)
      throws Rejection {
    BigInteger forGas = fields.gasLimit().multiply(fields.maxFeePerGasWei());
    requireWord(forGas.add(Eip4844Transaction.cost(blobFee, blobs)).add(fields.valueWei()));
  }

  private static void requireWord(BigInteger cost) throws Rejection {
    if (!EvmQuantity.WEI.holds(cost)) {
      throw Rejection.at(RANGE, "cost", "value and fee together must be below 2^256 wei");
    }
  }

  /// EIP-1559: nodes reject a priority fee above the maximum.
  static void requireOrdered(BigInteger priority, BigInteger maximum) throws Rejection {
    if (priority.compareTo(maximum) > 0) {
      throw Rejection.at(
          FEES,
          "maxPriorityFeePerGas",
          "the priority fee of " + priority + " wei is above the maximum of " + maximum + " wei");
    }
  }

  /// EIP-4844: at least one blob, each named by a hash of version 1.
  static void requireBlobs(String place, List<Bytes> hashes) throws Rejection {
    if (hashes.isEmpty() || hashes.size() > Eip4844Transaction.MAX_BLOBS) {
      throw Rejection.at(
          RANGE, place, "a blob transaction has 1 to " + Eip4844Transaction.MAX_BLOBS + " blobs");
    }
    if (!hashes.stream().allMatch(BlobSidecar::isVersionedHash)) {
      throw Rejection.at(SHAPE, place, "a versioned hash has 32 bytes and begins with 0x01");
    }
  }

  /// EIP-7702: at least one; more than the limit no wallet has a use for, and recovering who signed
  /// them takes time.
  static void requireAuthorizations(String place, int count) throws Rejection {
    if (count < 1 || count > Eip7702Transaction.MAX_AUTHORIZATIONS) {
      throw Rejection.at(
          RANGE,
          place,
          "a set-code transaction has 1 to "
              + Eip7702Transaction.MAX_AUTHORIZATIONS
              + " authorizations");
    }
  }

  /// EIP-4844 and EIP-7702: these kinds create no contracts.
  static void requireRecipient(Optional<EvmAddress> to) throws Rejection {
    if (to.isEmpty()) {
      throw Rejection.at(SHAPE, "to", "a transaction of this kind cannot create a contract");
    }
  }
}
