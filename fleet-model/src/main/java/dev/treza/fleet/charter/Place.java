package dev.treza.fleet.charter;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// Where the enclave must run (rule `ATT-PLACE`).
///
/// @param parentRole ARN of the parent instance's role; PCR3 follows from it
/// @param regions AWS regions the attestation certificate may name
public record Place(String parentRole, List<String> regions) {
  public Place {
    regions = List.copyOf(regions);
  }

  JsonObject toJson() {
    return JsonObject.builder().text("parentRole", parentRole).texts("regions", regions).build();
  }

  static Place read(JsonFields fields) throws JsonShapeException {
    return new Place(fields.text("parentRole"), fields.texts("regions"));
  }
}
