package dev.treza.fleet.audit;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.CharterReply;

/// One line of an exported audit log: canonical JSON, read and written alone, so that a log of any
/// length is verified as it is read. A log begins with its head; a boot stands before the first
/// receipt that names it.
public sealed interface AuditLine {
  /// Whose log it is and where it begins.
  record Head(String enclave, long first, CharterReply charters) implements AuditLine {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder()
          .text("kind", KIND)
          .text("v", "1")
          .text("enclave", enclave)
          .integer("first", first)
          .object("charters", charters.toJson())
          .build();
    }
  }

  /// What vouches for the key of a boot.
  record Boot(AttestationReply boot) implements AuditLine {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().object("boot", boot.toJson()).build();
    }
  }

  /// A receipt, compact JWS.
  record Entry(String jws) implements AuditLine {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().text("entry", jws).build();
    }
  }

  String KIND = "audit-log";

  JsonObject toJson();

  /// The line without its end.
  default Bytes encoded() {
    return CanonicalJson.encode(toJson());
  }

  /// Refused: `JSON-*`.
  static Outcome<AuditLine> parse(Bytes line) {
    return JsonFields.decode(line, StrictJson.Limits.BATCH, AuditLine::read);
  }

  private static AuditLine read(JsonFields fields) throws JsonShapeException {
    if (fields.has("entry")) {
      return new Entry(fields.text("entry"));
    }
    if (fields.has("boot")) {
      return new Boot(AttestationReply.read(fields.object("boot")));
    }
    fields.literal("kind", KIND);
    fields.literal("v", "1");
    return new Head(
        fields.choice("enclave", Ids::parse),
        fields.longInteger("first", 0, Long.MAX_VALUE),
        CharterReply.read(fields.object("charters")));
  }
}
