package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// The charter in force, as `GET` and `POST …/charter` answer it.
///
/// @param charter the charter's canonical JSON
/// @param approvals the genesis approvals, compact JWS
/// @param receipt the genesis receipt, a compact JWS
public record CharterReply(Bytes charter, List<String> approvals, String receipt) {
  public CharterReply {
    approvals = List.copyOf(approvals);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .base64Url("charter", charter)
        .texts("approvals", approvals)
        .text("receipt", receipt)
        .build();
  }

  public static CharterReply read(JsonFields fields) throws JsonShapeException {
    return new CharterReply(
        fields.base64Url("charter"), fields.texts("approvals"), fields.text("receipt"));
  }
}
