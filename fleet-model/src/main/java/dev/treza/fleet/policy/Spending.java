package dev.treza.fleet.policy;

import dev.treza.fleet.chain.AssetId;
import java.math.BigInteger;
import java.time.Instant;

/// What a wallet has spent so far, by everything it signed.
public interface Spending {
  /// All that was spent of the asset after `after`, in smallest units.
  BigInteger sum(AssetId asset, Instant after);

  /// How many requests spent of the asset after `after`.
  long count(AssetId asset, Instant after);
}
