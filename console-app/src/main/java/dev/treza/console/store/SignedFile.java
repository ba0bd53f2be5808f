package dev.treza.console.store;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;

/// A transaction that was signed here: what is needed to broadcast it, to follow it, and to replace
/// it by another with its nonce.
///
/// @param request the digest of the request, which a replacement names
/// @param raw the signed serialisation
public record SignedFile(Digest request, String enclave, String wallet, Bytes raw) {
  Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("v", "1")
            .digest("request", request)
            .text("enclave", enclave)
            .text("wallet", wallet)
            .hex("raw", raw)
            .build());
  }

  static Outcome<SignedFile> read(Bytes content) {
    return JsonFields.decode(
        content,
        fields -> {
          fields.literal("v", "1");
          return new SignedFile(
              fields.digest("request"),
              fields.choice("enclave", Ids::parse),
              fields.choice("wallet", Ids::parse),
              fields.hex("raw"));
        });
  }
}
