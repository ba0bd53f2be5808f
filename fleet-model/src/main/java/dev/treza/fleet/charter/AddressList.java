package dev.treza.fleet.charter;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// Names of the address book that rules mean together, as `@id`.
public record AddressList(String id, List<String> names) {
  /// What makes a name in a rule that of a list.
  public static final String MARK = "@";

  public AddressList {
    names = List.copyOf(names);
  }

  JsonObject toJson() {
    return JsonObject.builder().text("id", id).texts("names", names).build();
  }

  static AddressList read(JsonFields fields) throws JsonShapeException {
    return new AddressList(fields.choice("id", Ids::parse), fields.texts("names"));
  }
}
