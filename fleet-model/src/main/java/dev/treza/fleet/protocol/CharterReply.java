package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;

/// The root charter and its amendments, as `GET` and `POST …/charter` answer them.
///
/// @param charter the root charter's canonical JSON
/// @param approvals the genesis approvals, compact JWS
/// @param receipt the genesis receipt, a compact JWS
/// @param amendments in the order of their serials; the last is in force
public record CharterReply(
    Bytes charter, List<String> approvals, String receipt, List<Amendment> amendments) {
  public CharterReply {
    approvals = List.copyOf(approvals);
    amendments = List.copyOf(amendments);
  }

  /// Of a charter that was not amended.
  public CharterReply(Bytes charter, List<String> approvals, String receipt) {
    this(charter, approvals, receipt, List.of());
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .base64Url("charter", charter)
            .texts("approvals", approvals)
            .text("receipt", receipt);
    if (!amendments.isEmpty()) {
      json.array("amendments", amendments.stream().map(Amendment::toJson).toList());
    }
    return json.build();
  }

  public static CharterReply read(JsonFields fields) throws JsonShapeException {
    List<Amendment> amendments = new ArrayList<>();
    for (JsonFields amendment : fields.optionalObjects("amendments")) {
      amendments.add(Amendment.read(amendment));
    }
    return new CharterReply(
        fields.base64Url("charter"), fields.texts("approvals"), fields.text("receipt"), amendments);
  }
}
