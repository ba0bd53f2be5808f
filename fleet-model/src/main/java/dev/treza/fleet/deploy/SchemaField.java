package dev.treza.fleet.deploy;

import dev.treza.fleet.json.JsonValue;
import java.util.Optional;

/// One field of the deploy form.
///
/// @param name the JSON name, lower camel case
/// @param label what stands beside the control
/// @param description one plain sentence
/// @param type the values it takes
/// @param required whether a value must be there once the default has been filled in
/// @param defaultValue what stands for a value that is left out
public record SchemaField(
    String name,
    String label,
    String description,
    FieldType type,
    boolean required,
    Optional<JsonValue> defaultValue) {

  /// @throws IllegalArgumentException if the default is not a value of the type
  public SchemaField {
    defaultValue
        .flatMap(type::fault)
        .ifPresent(fault -> {
          throw new IllegalArgumentException("the default of " + name + " " + fault);
        });
  }

  /// A field that must have a value, and has none to begin with.
  public static SchemaField required(
      String name, String label, String description, FieldType type) {
    return new SchemaField(name, label, description, type, true, Optional.empty());
  }

  /// A field that must have a value, and begins with one.
  public static SchemaField preset(
      String name, String label, String description, FieldType type, JsonValue preset) {
    return new SchemaField(name, label, description, type, true, Optional.of(preset));
  }

  /// A field that may be left out.
  public static SchemaField optional(
      String name, String label, String description, FieldType type) {
    return new SchemaField(name, label, description, type, false, Optional.empty());
  }
}
