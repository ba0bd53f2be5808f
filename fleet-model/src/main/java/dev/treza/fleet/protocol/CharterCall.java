package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// The body of `POST …/charter`: a root charter and the genesis approvals of all its
/// administrators.
///
/// @param charter the charter's canonical JSON
/// @param approvals compact JWS of type `genesis`
public record CharterCall(Bytes charter, List<String> approvals) {
  public CharterCall {
    approvals = List.copyOf(approvals);
  }

  public JsonObject toJson() {
    return JsonObject.builder().base64Url("charter", charter).texts("approvals", approvals).build();
  }

  public static CharterCall read(JsonFields fields) throws JsonShapeException {
    return new CharterCall(fields.base64Url("charter"), fields.texts("approvals"));
  }
}
