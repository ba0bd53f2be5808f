package dev.treza.fleet.protocol;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.EvmCounters;
import java.util.List;

/// The body of `POST …/keys/release`.
///
/// @param approvals compact JWS of type `key-release`; none to be told what is missing
public record ReleaseCall(String walletId, EvmCounters counters, List<String> approvals) {
  public ReleaseCall {
    approvals = List.copyOf(approvals);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder().text("wallet_id", walletId).array("counters", counters.toJson());
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  public static ReleaseCall read(JsonFields fields) throws JsonShapeException {
    return new ReleaseCall(
        fields.choice("wallet_id", Ids::parse),
        EvmCounters.read(fields, "counters"),
        fields.optionalTexts("approvals"));
  }
}
