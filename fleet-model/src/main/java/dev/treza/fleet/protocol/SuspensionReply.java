package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// What was suspended or lifted, with the receipt for it.
///
/// @param receipt a compact JWS
public record SuspensionReply(String receipt) {
  public JsonObject toJson() {
    return JsonObject.builder().text("receipt", receipt).build();
  }

  public static SuspensionReply read(JsonFields fields) throws JsonShapeException {
    return new SuspensionReply(fields.text("receipt"));
  }
}
