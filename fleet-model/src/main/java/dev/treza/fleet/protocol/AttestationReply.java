package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// The answer to `GET …/attestation`: a document and the statement it vouches for. Neither is worth
/// anything before it was verified.
///
/// @param document the COSE_Sign1 bytes
/// @param statement the statement's canonical JSON
public record AttestationReply(Bytes document, Bytes statement) {
  public JsonObject toJson() {
    return JsonObject.builder()
        .base64Url("document", document)
        .base64Url("statement", statement)
        .build();
  }

  public static AttestationReply read(JsonFields fields) throws JsonShapeException {
    return new AttestationReply(fields.base64Url("document"), fields.base64Url("statement"));
  }
}
