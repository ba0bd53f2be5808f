package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;

/// What is suspended now.
public record SuspensionsReply(List<Suspended> suspended) {
  public SuspensionsReply {
    suspended = List.copyOf(suspended);
  }

  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    if (!suspended.isEmpty()) {
      json.array("suspended", suspended.stream().map(Suspended::toJson).toList());
    }
    return json.build();
  }

  public static SuspensionsReply read(JsonFields fields) throws JsonShapeException {
    List<Suspended> all = new ArrayList<>();
    for (JsonFields one : fields.optionalObjects("suspended")) {
      all.add(Suspended.read(one));
    }
    return new SuspensionsReply(all);
  }
}
