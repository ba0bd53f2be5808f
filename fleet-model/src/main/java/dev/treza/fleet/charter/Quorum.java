package dev.treza.fleet.charter;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// `k` distinct officers out of the named ones.
public record Quorum(int k, List<String> of) {
  public Quorum {
    of = List.copyOf(of);
  }

  JsonObject toJson() {
    return JsonObject.builder().integer("k", k).texts("of", of).build();
  }

  static Quorum read(JsonFields fields) throws JsonShapeException {
    return new Quorum((int) fields.longInteger("k", 1, 1000), fields.texts("of"));
  }
}
