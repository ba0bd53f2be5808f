package dev.treza.fleet.policy;

import dev.treza.fleet.chain.AssetId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What a wallet spent, request by request.
public record SpendingHistory(List<Entry> entries) implements Spending {
  /// Nothing was spent yet.
  public static final SpendingHistory NONE = new SpendingHistory(List.of());

  /// What one request spent.
  public record Entry(Instant time, Map<AssetId, BigInteger> spends) {
    public Entry {
      spends = Map.copyOf(spends);
    }
  }

  public SpendingHistory {
    entries = List.copyOf(entries);
  }

  public SpendingHistory with(Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return new SpendingHistory(more);
  }

  @Override
  public BigInteger sum(AssetId asset, Instant after) {
    return entries.stream()
        .filter(within(asset, after))
        .map(entry -> entry.spends().getOrDefault(asset, BigInteger.ZERO))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Override
  public long count(AssetId asset, Instant after) {
    return entries.stream().filter(within(asset, after)).count();
  }

  private static Predicate<Entry> within(AssetId asset, Instant after) {
    return entry -> entry.time().isAfter(after) && entry.spends().containsKey(asset);
  }
}
