package dev.treza.agent.spending;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What the state keeps of one request's spending.
///
/// @param time decision time
record SpentJson(Instant time, Map<AssetId, BigInteger> spends) {
  private static final BigInteger MOST = BigInteger.TEN.pow(78).subtract(BigInteger.ONE);

  Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .time("time", time)
            .array(
                "spends",
                new TreeMap<>(spends)
                    .entrySet().stream()
                        .map(entry ->
                            JsonObject.builder()
                                .text("asset", entry.getKey().text())
                                .integer("amount", entry.getValue().min(MOST))
                                .build())
                        .toList())
            .build());
  }

  static SpentJson read(JsonFields fields) throws JsonShapeException {
    Map<AssetId, BigInteger> spends = new TreeMap<>();
    for (JsonFields one : fields.objects("spends")) {
      spends.put(one.choice("asset", AssetId::parse), one.integer("amount", BigInteger.ZERO, MOST));
    }
    return new SpentJson(fields.time("time"), spends);
  }
}
