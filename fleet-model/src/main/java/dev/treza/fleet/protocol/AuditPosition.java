package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// Where the audit chain stands: the number of its last entry and that entry's digest (`AUD-*`).
public record AuditPosition(long sequence, Digest head) {
  public void writeTo(JsonObject.Builder json) {
    json.integer("sequence", sequence).digest("head", head);
  }

  public static AuditPosition read(JsonFields fields) throws JsonShapeException {
    return new AuditPosition(
        fields.longInteger("sequence", 0, Long.MAX_VALUE), fields.digest("head"));
  }
}
