package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// A signed transaction and the receipt for it.
///
/// @param raw the signed serialisation, ready to broadcast
/// @param hash the transaction hash, 32 bytes
/// @param signature r ‖ s ‖ parity, 65 bytes
/// @param receipt a compact JWS
public record SignReply(Bytes raw, Bytes hash, Bytes signature, String receipt) {
  public JsonObject toJson() {
    return JsonObject.builder()
        .object(
            "signed_transaction",
            JsonObject.builder()
                .hex("raw", raw)
                .hex("hash", hash)
                .hex("signature", signature)
                .build())
        .text("receipt", receipt)
        .build();
  }

  public static SignReply read(JsonFields fields) throws JsonShapeException {
    JsonFields signed = fields.object("signed_transaction");
    return new SignReply(
        signed.hex("raw"), signed.hex("hash"), signed.hex("signature"), fields.text("receipt"));
  }
}
