package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// The body of `POST …/suspensions`.
///
/// @param nonce 16 random bytes, see [SuspensionRequest]
/// @param approvals compact JWS of type `suspension`; none to be told what is missing
public record SuspensionCall(
    SuspensionSubject subject, String id, boolean lift, Bytes nonce, List<String> approvals) {
  public SuspensionCall {
    approvals = List.copyOf(approvals);
  }

  /// The call that asks for `request`.
  public static SuspensionCall of(SuspensionRequest request, List<String> approvals) {
    return new SuspensionCall(
        request.subject(), request.id(), request.lift(), request.nonce(), approvals);
  }

  /// What the call asks of the agent with this head.
  public SuspensionRequest request(RequestHead head) {
    return new SuspensionRequest(head, subject, id, lift, nonce);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("subject", subject.text())
            .text("id", id)
            .flag("lift", lift)
            .hex("nonce", nonce);
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  public static SuspensionCall read(JsonFields fields) throws JsonShapeException {
    return new SuspensionCall(
        fields.choice("subject", SuspensionSubject::parse),
        fields.choice("id", Ids::parse),
        fields.flag("lift"),
        fields.choice("nonce", RequestNonce::parse),
        fields.optionalTexts("approvals"));
  }
}
