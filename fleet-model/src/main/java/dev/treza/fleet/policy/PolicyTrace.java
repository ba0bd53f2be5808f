package dev.treza.fleet.policy;

import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;
import java.util.Optional;

/// How the policy came to its verdict: the "why" and "why not" of a request.
public record PolicyTrace(List<Step> steps, PolicyVerdict verdict) {
  /// One rule that was asked about an operation; without mismatch it is the one that decides.
  public record Asked(String rule, Optional<Mismatch> mismatch) {}

  /// One operation, the rules asked about it in order, and what they came to.
  public record Step(Operation operation, List<Asked> asked, PolicyVerdict verdict) {
    public Step {
      asked = List.copyOf(asked);
    }
  }

  public PolicyTrace {
    steps = List.copyOf(steps);
  }

  public JsonObject toJson() {
    return TraceJson.write(this);
  }

  public static PolicyTrace read(JsonFields fields) throws JsonShapeException {
    return TraceJson.read(fields);
  }
}
