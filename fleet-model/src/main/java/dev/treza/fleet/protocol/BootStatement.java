package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.PublicJwk;

/// Made once per boot and archived (rule `ATT-USE`): names the keys that live as long as this boot.
/// Its digest is what receipts and genesis approvals call *the boot*.
///
/// @param receiptKey the key that signs this boot's receipts; also the document's `public_key`
/// @param state where this boot keeps its state
/// @param tls SubjectPublicKeyInfo (DER) of the agent's TLS key
public record BootStatement(StatementHead head, PublicJwk receiptKey, StateKeeping state, Bytes tls)
    implements Statement {
  @Override
  public JsonObject toJson() {
    return head.writeTo(JsonObject.builder())
        .text("use", StatementUse.BOOT.text())
        .object("receiptKey", receiptKey.json())
        .text("state", state.text())
        .base64Url("tls", tls)
        .build();
  }

  static BootStatement read(JsonFields fields) throws JsonShapeException {
    fields.literal("boot", StatementHead.NONE);
    return new BootStatement(
        StatementHead.read(fields),
        PublicJwk.read(fields.object("receiptKey")),
        fields.choice("state", StateKeeping::parse),
        fields.base64Url("tls"));
  }
}
