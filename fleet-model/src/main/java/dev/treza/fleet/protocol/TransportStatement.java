package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;

/// Vouches for a key to which secrets are sealed on their way into the enclave (rule `ATT-USE`).
/// The key lives one boot and serves one import.
///
/// @param importId digest of the request the transport is for
/// @param key X25519 public key, 32 bytes (RFC 7748); also the document's `public_key`
public record TransportStatement(StatementHead head, Digest importId, Bytes key)
    implements Statement {
  @Override
  public JsonObject toJson() {
    return head.writeTo(JsonObject.builder())
        .text("use", StatementUse.TRANSPORT.text())
        .digest("import", importId)
        .hex("key", key)
        .build();
  }

  static TransportStatement read(JsonFields fields) throws JsonShapeException {
    return new TransportStatement(
        StatementHead.read(fields),
        fields.digest("import"),
        fields.choice("key", TransportStatement::key));
  }

  private static Optional<Bytes> key(String hex) {
    return hex.matches("[0-9a-f]{64}") ? Optional.of(Bytes.hex(hex)) : Optional.empty();
  }
}
