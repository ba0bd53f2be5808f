package dev.treza.fleet.charter;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// Officers whose approvals a policy rule may ask for.
public record Group(String id, List<String> officers) {
  public Group {
    officers = List.copyOf(officers);
  }

  JsonObject toJson() {
    return JsonObject.builder().text("id", id).texts("officers", officers).build();
  }

  static Group read(JsonFields fields) throws JsonShapeException {
    return new Group(fields.choice("id", Ids::parse), fields.texts("officers"));
  }
}
