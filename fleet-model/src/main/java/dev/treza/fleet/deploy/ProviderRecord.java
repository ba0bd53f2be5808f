package dev.treza.fleet.deploy;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be deployed by one provider, described once.
///
/// @param id the stable id
/// @param icon the name of the icon, without path and ending
/// @param regions the regions offered first; others may exist
public record ProviderRecord(
    String id,
    String name,
    String description,
    String icon,
    List<Option> regions,
    List<SchemaField> fields) {

  /// @throws IllegalArgumentException if two fields have one name
  public ProviderRecord {
    regions = List.copyOf(regions);
    fields = List.copyOf(fields);
    if (fields.stream().map(SchemaField::name).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("two fields have one name");
    }
  }

  public Optional<SchemaField> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /// `form` with the default in every place that was left out.
  public JsonObject withDefaults(JsonObject form) {
    JsonObject.Builder filled = JsonObject.builder();
    form.members().forEach(filled::value);
    for (SchemaField field : fields) {
      if (form.member(field.name()).isEmpty()) {
        field.defaultValue().ifPresent(value -> filled.value(field.name(), value));
      }
    }
    return filled.build();
  }

  /// Everything that is wrong with the single fields of `form`, in the order of the fields and
  /// unknown ones last; empty if nothing is. Left-out fields count with their defaults.
  public List<Refusal> faults(JsonObject form) {
    JsonObject filled = withDefaults(form);
    List<Refusal> faults = new ArrayList<>();
    for (SchemaField field : fields) {
      fault(field, filled.member(field.name()))
          .ifPresent(fault -> faults.add(refusal(field.name(), field.label() + " " + fault)));
    }
    unknown(form).forEach(name -> faults.add(refusal(name, "there is no such field")));
    return List.copyOf(faults);
  }

  private static Optional<String> fault(SchemaField field, Optional<JsonValue> value) {
    if (value.isEmpty()) {
      return field.required() ? Optional.of("must be given") : Optional.empty();
    }
    return field.type().fault(value.get());
  }

  private Stream<String> unknown(JsonObject form) {
    return form.members().keySet().stream().filter(name -> field(name).isEmpty());
  }

  private static Refusal refusal(String field, String detail) {
    return Refusal.at(DeployRefusal.FIELD, "/" + field, detail);
  }
}
