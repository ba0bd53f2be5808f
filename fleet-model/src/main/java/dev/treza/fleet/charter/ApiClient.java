package dev.treza.fleet.charter;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.Set;

/// A program that may ask for signatures over mutual TLS.
///
/// @param spki SHA-256 of the SubjectPublicKeyInfo (DER) of its certificate
/// @param expires it is nobody from then on
/// @param rules ids of the only rules that may let its requests pass
public record ApiClient(String id, Digest spki, Instant expires, Set<String> rules) {
  public ApiClient {
    rules = Set.copyOf(rules);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .text("id", id)
        .digest("spki", spki)
        .time("expires", expires)
        .texts("rules", rules.stream().sorted().toList())
        .build();
  }

  static ApiClient read(JsonFields fields) throws JsonShapeException {
    return new ApiClient(
        fields.choice("id", Ids::parse),
        fields.digest("spki"),
        fields.time("expires"),
        fields.choices("rules", Ids::parse));
  }
}
