package dev.treza.agent.aws.dynamo;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A map of attributes in DynamoDB's JSON: each value is an object that names its type.
///
/// @param values by attribute name
record Attributes(SortedMap<String, JsonValue> values) {
  static final Attributes NONE = new Attributes(new TreeMap<>());

  Attributes {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  Attributes text(String name, String text) {
    return with(name, JsonObject.builder().text("S", text).build());
  }

  Attributes number(String name, long number) {
    return with(name, JsonObject.builder().text("N", Long.toString(number)).build());
  }

  Attributes binary(String name, Bytes bytes) {
    String base64 = Base64.getEncoder().encodeToString(bytes.toArray());
    return with(name, JsonObject.builder().text("B", base64).build());
  }

  /// These and those.
  Attributes and(Attributes more) {
    SortedMap<String, JsonValue> all = new TreeMap<>(values);
    all.putAll(more.values);
    return new Attributes(all);
  }

  Optional<String> text(String name) {
    return value(name).flatMap(value -> value.text("S"));
  }

  /// A natural number; nothing if it is none.
  Optional<Long> number(String name) {
    return value(name)
        .flatMap(value -> value.text("N"))
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong);
  }

  Optional<Bytes> binary(String name) {
    return value(name).flatMap(value -> value.binary("B"));
  }

  private Optional<AwsAnswer> value(String name) {
    return Optional.ofNullable(values.get(name))
        .flatMap(value ->
            value instanceof JsonObject object
                ? Optional.of(new AwsAnswer(object))
                : Optional.empty());
  }

  private Attributes with(String name, JsonObject value) {
    SortedMap<String, JsonValue> all = new TreeMap<>(values);
    all.put(name, value);
    return new Attributes(all);
  }

  JsonObject json() {
    return new JsonObject(values);
  }
}
