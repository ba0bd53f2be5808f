package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;

/// The answer to a batch.
///
/// @param results one for each item, in its order
public record SignBatchReply(List<BatchResult> results) {
  public SignBatchReply {
    results = List.copyOf(results);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .array("results", results.stream().map(BatchResult::toJson).toList())
        .build();
  }

  public static SignBatchReply read(JsonFields fields) throws JsonShapeException {
    List<BatchResult> results = new ArrayList<>();
    for (JsonFields result : fields.objects("results")) {
      results.add(BatchResult.read(result));
    }
    return new SignBatchReply(results);
  }
}
