package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// An amendment that came into force: what was asked, and the receipt for it.
///
/// @param receipt a compact JWS
public record Amendment(AmendmentCall call, String receipt) {
  public JsonObject toJson() {
    return JsonObject.builder().object("call", call.toJson()).text("receipt", receipt).build();
  }

  public static Amendment read(JsonFields fields) throws JsonShapeException {
    return new Amendment(AmendmentCall.read(fields.object("call")), fields.text("receipt"));
  }
}
