package dev.treza.fleet.wallet;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Up to where an account was used before this enclave had it: the next nonce by chain id.
public record EvmCounters(SortedMap<BigInteger, BigInteger> next) {
  /// Chain ids and nonces are what EIP-155 and EIP-2681 allow.
  private static final BigInteger HIGHEST = BigInteger.TWO.pow(64).subtract(BigInteger.TWO);

  private static final int MOST = 32;

  /// @throws IllegalArgumentException if there are none or too many
  public EvmCounters {
    Map<BigInteger, BigInteger> unordered = next;
    next = Collections.unmodifiableSortedMap(new TreeMap<>(unordered));
    if (next.isEmpty() || next.size() > MOST) {
      throw new IllegalArgumentException("counters for 1 to " + MOST + " networks");
    }
  }

  /// The first nonce that may be signed on a network; nothing if none may.
  public Optional<BigInteger> next(BigInteger chainId) {
    return Optional.ofNullable(next.get(chainId));
  }

  /// Whether none of these is below what `earlier` says: counters only rise.
  public boolean follow(EvmCounters earlier) {
    return earlier.next.entrySet().stream()
        .allMatch(entry ->
            next(entry.getKey()).filter(now -> now.compareTo(entry.getValue()) >= 0).isPresent());
  }

  public List<JsonObject> toJson() {
    return next.entrySet().stream()
        .map(entry ->
            JsonObject.builder()
                .integer("chainId", entry.getKey())
                .integer("nonce", entry.getValue())
                .build())
        .toList();
  }

  /// Reads the field `name`.
  public static EvmCounters read(JsonFields fields, String name) throws JsonShapeException {
    SortedMap<BigInteger, BigInteger> next = new TreeMap<>();
    List<JsonFields> entries = fields.objects(name);
    for (JsonFields entry : entries) {
      BigInteger chainId = entry.integer("chainId", BigInteger.ONE, HIGHEST);
      next.put(chainId, entry.integer("nonce", BigInteger.ZERO, HIGHEST));
    }
    if (next.size() != entries.size() || next.size() > MOST) {
      throw JsonShapeException.at(
          JsonRefusal.SCHEMA,
          fields.place(name),
          "a network is named twice, or there are more than " + MOST);
    }
    return new EvmCounters(next);
  }
}
