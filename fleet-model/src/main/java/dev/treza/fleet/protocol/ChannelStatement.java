package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;

/// Binds an attestation document to one TLS connection (rules `ATT-USE`, `CHN-*`). The document's
/// `public_key` is the SubjectPublicKeyInfo of the agent's TLS key.
///
/// @param exporter the TLS exporter value of the connection, 32 bytes: label
///   `EXPORTER-Channel-Binding`, empty context (RFC 9266)
/// @param audit where the audit chain stands; absent before genesis
public record ChannelStatement(StatementHead head, Bytes exporter, Optional<AuditPosition> audit)
    implements Statement {
  /// The exporter label of RFC 9266.
  public static final String EXPORTER_LABEL = "EXPORTER-Channel-Binding";

  /// The length of the exporter value, in bytes.
  public static final int EXPORTER_LENGTH = 32;

  @Override
  public JsonObject toJson() {
    JsonObject.Builder json =
        head.writeTo(JsonObject.builder())
            .text("use", StatementUse.CHANNEL.text())
            .hex("exporter", exporter);
    audit.ifPresent(position -> position.writeTo(json));
    return json.build();
  }

  static ChannelStatement read(JsonFields fields) throws JsonShapeException {
    return new ChannelStatement(
        StatementHead.read(fields),
        fields.choice("exporter", ChannelStatement::exporter),
        fields.has("head") ? Optional.of(AuditPosition.read(fields)) : Optional.empty());
  }

  private static Optional<Bytes> exporter(String hex) {
    return hex.matches("[0-9a-f]{64}") ? Optional.of(Bytes.hex(hex)) : Optional.empty();
  }
}
