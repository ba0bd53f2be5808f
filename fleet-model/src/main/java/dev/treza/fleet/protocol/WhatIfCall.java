package dev.treza.fleet.protocol;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The body of `POST …/policy/what-if`: what would the policy say of this transaction, if these had
/// asked for it.
///
/// @param transaction what would be signed; approvals in it count for nothing
/// @param approvedBy ids of officers who are taken to have approved it
/// @param client id of the client that is taken to ask
/// @param at when it is taken to be asked; nothing: now
public record WhatIfCall(
    SignCall transaction, List<String> approvedBy, Optional<String> client, Optional<Instant> at) {
  public WhatIfCall {
    approvedBy = List.copyOf(approvedBy);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder().object("sign", transaction.withApprovals(List.of()).toJson());
    if (!approvedBy.isEmpty()) {
      json.texts("approved_by", approvedBy);
    }
    client.ifPresent(id -> json.text("client", id));
    at.ifPresent(time -> json.time("at", time));
    return json.build();
  }

  public static WhatIfCall read(JsonFields fields) throws JsonShapeException {
    return new WhatIfCall(
        SignCall.read(fields.object("sign")),
        fields.optionalTexts("approved_by"),
        fields.optionalChoice("client", Ids::parse),
        fields.optionalTime("at"));
  }
}
