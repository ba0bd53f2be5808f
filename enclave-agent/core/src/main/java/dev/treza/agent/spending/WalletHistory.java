package dev.treza.agent.spending;

import dev.treza.fleet.chain.AssetId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What one wallet spent, by asset. Not safe for threads: its owner locks.
final class WalletHistory {
  private final Map<AssetId, AssetHistory> assets = new HashMap<>();

  void add(Instant time, Map<AssetId, BigInteger> spends) {
    spends.forEach((asset, amount) ->
        assets.computeIfAbsent(asset, _ -> new AssetHistory()).add(time, amount));
  }

  void remove(Instant time, Map<AssetId, BigInteger> spends) {
    spends.forEach((asset, amount) -> of(asset).remove(time, amount));
  }

  AssetHistory of(AssetId asset) {
    return assets.getOrDefault(asset, new AssetHistory());
  }
}
