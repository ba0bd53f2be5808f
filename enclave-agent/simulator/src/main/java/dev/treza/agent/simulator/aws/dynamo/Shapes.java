package dev.treza.agent.simulator.aws.dynamo;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// Maps of attributes, whose names are data and no fields of the protocol.
final class Shapes {
  private Shapes() {}

  static JsonObject object(JsonFields fields, String name) throws JsonShapeException {
    if (fields.raw(name) instanceof JsonObject object) {
      return object;
    }
    // says what is wrong as for every other field
    fields.literal(name, "{}");
    return JsonObject.builder().build();
  }
}
