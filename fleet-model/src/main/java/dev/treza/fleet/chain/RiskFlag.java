package dev.treza.fleet.chain;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;
import java.util.regex.Pattern;

/// One thing an approver should know before deciding.
///
/// @param id stable, `TXR-…`; what an approval lists as acknowledged
/// @param sentence plain words, the same wherever the flag is shown
public record RiskFlag(String id, Severity severity, String sentence) {
  private static final Pattern ID = Pattern.compile("TXR(-[A-Z0-9]+)+");

  public RiskFlag {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a risk: " + id);
    }
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .text("id", id)
        .text("severity", severity.text())
        .text("sentence", sentence)
        .build();
  }

  public static RiskFlag read(JsonFields fields) throws JsonShapeException {
    return new RiskFlag(
        fields.choice("id", RiskFlag::id),
        fields.choice("severity", Severity::parse),
        fields.text("sentence"));
  }

  private static Optional<String> id(String text) {
    return Optional.of(text).filter(id -> ID.matcher(id).matches());
  }
}
