package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// The body of `POST …/charter/amendments`.
///
/// @param charter the amendment's canonical JSON
/// @param approvals compact JWS of type `charter-amendment`; none to be told what is missing
/// @param possessions compact JWS of type `possession`, one by each newly named key
/// @param succession asked for by those whom the root lets succeed, not by the charter's quorum
public record AmendmentCall(
    Bytes charter, List<String> approvals, List<String> possessions, boolean succession) {
  public AmendmentCall {
    approvals = List.copyOf(approvals);
    possessions = List.copyOf(possessions);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder().base64Url("charter", charter).flag("succession", succession);
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    if (!possessions.isEmpty()) {
      json.texts("possessions", possessions);
    }
    return json.build();
  }

  public static AmendmentCall read(JsonFields fields) throws JsonShapeException {
    return new AmendmentCall(
        fields.base64Url("charter"),
        fields.optionalTexts("approvals"),
        fields.optionalTexts("possessions"),
        fields.flag("succession"));
  }
}
