package dev.treza.agent.simulator.aws.dynamo;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// An item, or the key of one: attributes whose values are a text, a number or bytes.
record Item(JsonObject attributes) {
  static final int MAX_SIZE = 400 * 1024;
  static final String PARTITION = "p";
  static final String SORT = "k";
  private static final int MAX_PARTITION = 2048;
  private static final int MAX_SORT = 1024;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,38}");
  private static final Set<String> KEYS = Set.of(PARTITION, SORT);

  /// A whole item.
  static Item of(JsonObject attributes) throws AwsError {
    Item item = checked(attributes);
    if (item.size() > MAX_SIZE) {
      throw invalid("Item size has exceeded the maximum allowed size");
    }
    return item;
  }

  /// A key: the two attributes of the table's schema and nothing else.
  static Item ofKey(JsonObject attributes) throws AwsError {
    if (!attributes.members().keySet().equals(KEYS)) {
      throw invalid("The provided key element does not match the schema");
    }
    return checked(attributes);
  }

  private static Item checked(JsonObject attributes) throws AwsError {
    for (Map.Entry<String, JsonValue> attribute : attributes.members().entrySet()) {
      size(attribute.getValue());
    }
    Item item = new Item(attributes);
    requireKey(item, PARTITION, MAX_PARTITION);
    requireKey(item, SORT, MAX_SORT);
    return item;
  }

  private static void requireKey(Item item, String name, int most) throws AwsError {
    JsonObject value =
        item.attributes.member(name).orElse(new JsonText("")) instanceof JsonObject object
            ? object
            : JsonObject.builder().build();
    String text = value.member("S").orElse(new JsonText("")) instanceof JsonText(String s) ? s : "";
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > most) {
      throw invalid("One or more parameter values were invalid: the key " + name);
    }
  }

  String partition() {
    return text(PARTITION);
  }

  String sort() {
    return text(SORT);
  }

  private String text(String name) {
    if (attributes.member(name).orElseThrow() instanceof JsonObject value
        && value.member("S").orElseThrow() instanceof JsonText(String text)) {
      return text;
    }
    throw new IllegalStateException("the keys were checked");
  }

  Item key() {
    return new Item(
        JsonObject.builder()
            .value(PARTITION, attributes.member(PARTITION).orElseThrow())
            .value(SORT, attributes.member(SORT).orElseThrow())
            .build());
  }

  /// As DynamoDB counts: names and values.
  int size() throws AwsError {
    int size = 0;
    for (Map.Entry<String, JsonValue> attribute : attributes.members().entrySet()) {
      size += attribute.getKey().length() + size(attribute.getValue());
    }
    return size;
  }

  private static int size(JsonValue value) throws AwsError {
    if (value instanceof JsonObject typed && typed.members().size() == 1) {
      Map.Entry<String, JsonValue> only = typed.members().entrySet().iterator().next();
      if (only.getValue() instanceof JsonText(String text)) {
        return size(only.getKey(), text);
      }
    }
    throw invalid("Supplied AttributeValue is empty, must contain exactly one of the types");
  }

  private static int size(String type, String text) throws AwsError {
    switch (type) {
      case "S" -> {
        return text.getBytes(StandardCharsets.UTF_8).length;
      }
      case "N" -> {
        if (!NUMBER.matcher(text).matches()) {
          throw invalid("A value provided cannot be converted into a number");
        }
        return text.length() / 2 + 2;
      }
      case "B" -> {
        try {
          return Base64.getDecoder().decode(text).length;
        } catch (IllegalArgumentException malformed) {
          throw new AwsError("SerializationException", "no Base64");
        }
      }
      default -> throw invalid("this simulation knows no type " + type);
    }
  }

  static AwsError invalid(String message) {
    return new AwsError("ValidationException", message);
  }
}
