package dev.treza.fleet.json;

import java.util.List;

/// A JSON array, immutable.
public record JsonArray(List<JsonValue> items) implements JsonValue {
  public JsonArray {
    items = List.copyOf(items);
  }

  public static JsonArray of(List<? extends JsonValue> items) {
    return new JsonArray(List.copyOf(items));
  }

  /// An array of JSON strings.
  public static JsonArray ofTexts(List<String> texts) {
    return of(texts.stream().map(JsonText::new).toList());
  }
}
