package dev.treza.fleet.protocol;

import dev.treza.fleet.Ids;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// The answer to `GET /api/health`: what the agent says of itself, unverified.
///
/// @param state where it keeps what must not be lost
public record HealthReply(String enclave, Realm realm, Phase phase, StateKeeping state) {
  public JsonObject toJson() {
    return JsonObject.builder()
        .text("status", "ok")
        .text("enclave", enclave)
        .text("realm", realm.text())
        .text("phase", phase.text())
        .text("state", state.text())
        .build();
  }

  public static HealthReply read(JsonFields fields) throws JsonShapeException {
    fields.literal("status", "ok");
    return new HealthReply(
        fields.choice("enclave", Ids::parse),
        fields.choice("realm", Realm::parse),
        fields.choice("phase", Phase::parse),
        fields.choice("state", StateKeeping::parse));
  }
}
