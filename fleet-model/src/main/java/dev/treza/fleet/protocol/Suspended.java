package dev.treza.fleet.protocol;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;

/// What is suspended now, and since when.
public record Suspended(SuspensionSubject subject, String id, Instant since) {
  public JsonObject toJson() {
    return JsonObject.builder()
        .text("subject", subject.text())
        .text("id", id)
        .time("since", since)
        .build();
  }

  public static Suspended read(JsonFields fields) throws JsonShapeException {
    return new Suspended(
        fields.choice("subject", SuspensionSubject::parse),
        fields.choice("id", Ids::parse),
        fields.time("since"));
  }
}
