package dev.treza.fleet.policy;

import dev.treza.fleet.chain.AssetId;
import java.math.BigInteger;
import java.time.Instant;

/// What was spent before, and what would be spent by requests that are judged together.
public record SpendingWith(Spending before, SpendingHistory more) implements Spending {
  @Override
  public BigInteger sum(AssetId asset, Instant after) {
    return before.sum(asset, after).add(more.sum(asset, after));
  }

  @Override
  public long count(AssetId asset, Instant after) {
    return before.count(asset, after) + more.count(asset, after);
  }
}
