package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.EvmCounters;
import java.util.List;

/// The body of `POST …/keys/release`.
///
/// @param nonce 16 random bytes, see [ReleaseRequest]
/// @param approvals compact JWS of type `key-release`; none to be told what is missing
public record ReleaseCall(
    String walletId, EvmCounters counters, Bytes nonce, List<String> approvals) {
  public ReleaseCall {
    approvals = List.copyOf(approvals);
  }

  /// The call that asks for `request`.
  public static ReleaseCall of(ReleaseRequest request, List<String> approvals) {
    return new ReleaseCall(request.wallet().id(), request.counters(), request.nonce(), approvals);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("wallet_id", walletId)
            .array("counters", counters.toJson())
            .hex("nonce", nonce);
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  public static ReleaseCall read(JsonFields fields) throws JsonShapeException {
    return new ReleaseCall(
        fields.choice("wallet_id", Ids::parse),
        EvmCounters.read(fields, "counters"),
        fields.choice("nonce", RequestNonce::parse),
        fields.optionalTexts("approvals"));
  }
}
