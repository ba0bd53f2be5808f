package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;
import java.util.Optional;

/// One page of the audit chain, as `GET …/audit` answers it.
///
/// @param first number of the first entry of the page
/// @param entries compact JWS of type `receipt`, in their order; none if the range is empty
/// @param end where the chain stood when this was answered
/// @param next the number after which the next page of the range begins; absent on the last page
public record AuditReply(long first, List<String> entries, AuditPosition end, Optional<Long> next) {
  public AuditReply {
    entries = List.copyOf(entries);
  }

  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder().integer("first", first);
    end.writeTo(json);
    if (!entries.isEmpty()) {
      json.texts("entries", entries);
    }
    next.ifPresent(after -> json.integer("next", after));
    return json.build();
  }

  public static AuditReply read(JsonFields fields) throws JsonShapeException {
    return new AuditReply(
        fields.longInteger("first", 0, Long.MAX_VALUE),
        fields.optionalTexts("entries"),
        AuditPosition.read(fields),
        fields.optionalLongInteger("next", 0, Long.MAX_VALUE));
  }
}
