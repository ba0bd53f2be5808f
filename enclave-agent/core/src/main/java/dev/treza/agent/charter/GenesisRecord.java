package dev.treza.agent.charter;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// What genesis leaves in the state, so that a later boot can verify all of it again.
///
/// @param charter canonical bytes of the root charter
/// @param approvals of every administrator
/// @param document the attestation document of the boot at which it was founded
/// @param statement that boot's statement
record GenesisRecord(Bytes charter, List<String> approvals, Bytes document, Bytes statement) {
  GenesisRecord {
    approvals = List.copyOf(approvals);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .base64Url("charter", charter)
        .texts("approvals", approvals)
        .base64Url("document", document)
        .base64Url("statement", statement)
        .build();
  }

  static GenesisRecord read(JsonFields fields) throws JsonShapeException {
    return new GenesisRecord(
        fields.base64Url("charter"),
        fields.texts("approvals"),
        fields.base64Url("document"),
        fields.base64Url("statement"));
  }
}
