package dev.treza.fleet.charter;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Duration;

/// Who may amend the charter when its own quorum is lost (TRUST section 3): custodians, or others
/// whom the root names, after a delay during which any administrator may object.
///
/// @param delay from the first time the amendment was submitted with all it needs
public record Succession(Quorum quorum, Duration delay) {
  /// The longest delay.
  public static final Duration LONGEST = Duration.ofDays(366);

  JsonObject toJson() {
    return JsonObject.builder()
        .object("quorum", quorum.toJson())
        .integer("delay", delay.toMillis())
        .build();
  }

  static Succession read(JsonFields fields) throws JsonShapeException {
    return new Succession(
        Quorum.read(fields.object("quorum")),
        Duration.ofMillis(fields.longInteger("delay", 0, LONGEST.toMillis())));
  }
}
