package dev.treza.fleet.policy;

import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.math.BigInteger;
import java.time.Duration;

/// What the limits of a policy measured before the request: all that the wallet signed of an asset
/// in one period.
///
/// @param sum in smallest units
/// @param count of requests
public record SpentBefore(AssetId asset, Duration period, BigInteger sum, long count) {
  /// In words: `5 eip155:1/slip44:60 in 2 requests in 1 day`.
  public String words() {
    return "%d %s in %d requests in %s".formatted(sum, asset, count, Periods.words(period));
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .text("asset", asset.text())
        .integer("period", period.toMillis())
        .integer("sum", sum)
        .integer("count", count)
        .build();
  }

  public static SpentBefore read(JsonFields fields) throws JsonShapeException {
    return new SpentBefore(
        fields.choice("asset", AssetId::parse),
        Duration.ofMillis(fields.longInteger("period", 1, Limit.YEAR.toMillis())),
        fields.integer("sum", BigInteger.ZERO, BigInteger.TEN.pow(78).subtract(BigInteger.ONE)),
        fields.longInteger("count", 0, Long.MAX_VALUE));
  }
}
