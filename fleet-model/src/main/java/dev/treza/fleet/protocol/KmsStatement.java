package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// Made for one call to KMS, which encrypts its answer to the document's `public_key`: the
/// SubjectPublicKeyInfo (DER) of an RSA-2048 key that lives as long as this boot.
public record KmsStatement(StatementHead head) implements Statement {
  @Override
  public JsonObject toJson() {
    return head.writeTo(JsonObject.builder()).text("use", StatementUse.KMS.text()).build();
  }

  static KmsStatement read(JsonFields fields) throws JsonShapeException {
    return new KmsStatement(StatementHead.read(fields));
  }
}
