package dev.treza.fleet.policy;

import dev.treza.fleet.Ids;
import dev.treza.fleet.chain.AssetAmount;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The JSON form of a trace: every operation with every rule that was asked about it.
final class TraceJson {
  /// Amounts are sums of values of 256 bits.
  private static final BigInteger MOST = BigInteger.TEN.pow(78).subtract(BigInteger.ONE);

  private TraceJson() {}

  static JsonObject write(PolicyTrace trace) {
    return JsonObject.builder()
        .array("steps", trace.steps().stream().map(TraceJson::step).toList())
        .object("verdict", VerdictJson.write(trace.verdict()))
        .build();
  }

  private static JsonObject step(PolicyTrace.Step step) {
    JsonObject.Builder json =
        JsonObject.builder()
            .object("operation", operation(step.operation()))
            .object("verdict", VerdictJson.write(step.verdict()));
    if (!step.asked().isEmpty()) {
      json.array("asked", step.asked().stream().map(TraceJson::asked).toList());
    }
    return json.build();
  }

  private static JsonObject operation(Operation operation) {
    JsonObject.Builder json = JsonObject.builder().text("kind", operation.kind().text());
    operation.to().ifPresent(to -> json.text("to", to));
    operation.selector().ifPresent(name -> json.hex("selector", name));
    operation
        .moves()
        .ifPresent(moved ->
            json.text("asset", moved.asset().text())
                .integer("amount", moved.smallestUnits().min(MOST)));
    return json.build();
  }

  private static JsonObject asked(PolicyTrace.Asked asked) {
    JsonObject.Builder json = JsonObject.builder().text("rule", asked.rule());
    asked
        .mismatch()
        .ifPresent(
            why -> json.text("condition", why.condition().text()).text("sentence", why.sentence()));
    return json.build();
  }

  static PolicyTrace read(JsonFields fields) throws JsonShapeException {
    List<PolicyTrace.Step> steps = new ArrayList<>();
    for (JsonFields one : fields.objects("steps")) {
      steps.add(readStep(one));
    }
    return new PolicyTrace(steps, VerdictJson.read(fields.object("verdict")));
  }

  private static PolicyTrace.Step readStep(JsonFields fields) throws JsonShapeException {
    List<PolicyTrace.Asked> asked = new ArrayList<>();
    for (JsonFields one : fields.optionalObjects("asked")) {
      asked.add(readAsked(one));
    }
    return new PolicyTrace.Step(
        readOperation(fields.object("operation")),
        asked,
        VerdictJson.read(fields.object("verdict")));
  }

  private static Operation readOperation(JsonFields fields) throws JsonShapeException {
    Optional<AssetId> asset = fields.optionalChoice("asset", AssetId::parse);
    return new Operation(
        fields.choice("kind", OperationKind::parse),
        fields.optionalText("to"),
        fields.optionalHex("selector"),
        asset.isPresent()
            ? Optional.of(
                new AssetAmount(asset.get(), fields.integer("amount", BigInteger.ZERO, MOST)))
            : Optional.empty());
  }

  private static PolicyTrace.Asked readAsked(JsonFields fields) throws JsonShapeException {
    String rule = fields.choice("rule", Ids::parse);
    Optional<Condition> condition = fields.optionalChoice("condition", Condition::parse);
    return new PolicyTrace.Asked(
        rule,
        condition.isPresent()
            ? Optional.of(new Mismatch(condition.get(), fields.text("sentence")))
            : Optional.empty());
  }
}
