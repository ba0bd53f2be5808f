package dev.treza.fleet.policy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The JSON form of a rule. Limits, schedule, selectors and hold are absent where there are none;
/// everything else is always written.
final class RuleJson {
  private static final Pattern SELECTOR = Pattern.compile("[0-9a-f]{8}");

  private RuleJson() {}

  static JsonObject write(Rule rule) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("id", rule.id())
            .texts("networks", rule.networks().stream().sorted().map(NetworkMode::text).toList())
            .texts("who", rule.who().texts(Party::text))
            .texts("from", rule.from().texts(Function.identity()))
            .texts("to", rule.to().texts(Function.identity()))
            .texts("what", rule.what().texts(OperationKind::text))
            .texts("asset", rule.asset().texts(AssetId::text));
    if (!rule.selectors().isEmpty()) {
      json.texts("selectors", rule.selectors().stream().map(Bytes::hex).sorted().toList());
    }
    if (!rule.limits().isEmpty()) {
      json.array("limits", rule.limits().stream().map(Limit::toJson).toList());
    }
    rule.when().ifPresent(schedule -> json.object("when", schedule.toJson()));
    if (!rule.hold().isZero()) {
      json.integer("hold", rule.hold().toMillis());
    }
    return switch (rule.verdict()) {
      case Allow() -> json.text("verdict", "allow").build();
      case Block() -> json.text("verdict", "block").build();
      case Require(List<GroupQuorum> groups) ->
          json.text("verdict", "require")
              .array("require", groups.stream().map(GroupQuorum::toJson).toList())
              .build();
    };
  }

  static Rule read(JsonFields fields) throws JsonShapeException {
    return new Rule(
        fields.choice("id", Ids::parse),
        fields.choices("networks", NetworkMode::parse),
        Selection.read(fields, "who", Party::parse),
        Selection.read(fields, "from", Ids::parse),
        Selection.read(fields, "to", RuleJson::addressee),
        Selection.read(fields, "what", OperationKind::parse),
        selectors(fields),
        Selection.read(fields, "asset", AssetId::parse),
        limits(fields),
        schedule(fields),
        Duration.ofMillis(
            fields.optionalLongInteger("hold", 1, Rule.LONGEST_HOLD.toMillis()).orElse(0L)),
        fields.choice("verdict", VerdictWord::parse).read(fields));
  }

  /// Whether somebody has the name is the charter's question.
  private static Optional<String> addressee(String name) {
    return name.isEmpty() || name.equals(Selection.EVERYTHING)
        ? Optional.empty()
        : Optional.of(name);
  }

  private static Set<Bytes> selectors(JsonFields fields) throws JsonShapeException {
    return fields.has("selectors")
        ? new LinkedHashSet<>(fields.choices("selectors", RuleJson::selector))
        : Set.of();
  }

  private static Optional<Bytes> selector(String hex) {
    return SELECTOR.matcher(hex).matches() ? Optional.of(Bytes.hex(hex)) : Optional.empty();
  }

  private static List<Limit> limits(JsonFields fields) throws JsonShapeException {
    List<Limit> limits = new ArrayList<>();
    for (JsonFields limit : fields.optionalObjects("limits")) {
      limits.add(Limit.read(limit));
    }
    return limits;
  }

  private static Optional<Schedule> schedule(JsonFields fields) throws JsonShapeException {
    Optional<JsonFields> when = fields.optionalObject("when");
    return when.isEmpty() ? Optional.empty() : Optional.of(Schedule.read(when.get()));
  }

  private enum VerdictWord {
    ALLOW,
    REQUIRE,
    BLOCK;

    static Optional<VerdictWord> parse(String text) {
      return switch (text) {
        case "allow" -> Optional.of(ALLOW);
        case "require" -> Optional.of(REQUIRE);
        case "block" -> Optional.of(BLOCK);
        default -> Optional.empty();
      };
    }

    RuleVerdict read(JsonFields fields) throws JsonShapeException {
      return switch (this) {
        case ALLOW -> new Allow();
        case BLOCK -> new Block();
        case REQUIRE -> new Require(groups(fields));
      };
    }

    private static List<GroupQuorum> groups(JsonFields fields) throws JsonShapeException {
      List<GroupQuorum> groups = new ArrayList<>();
      for (JsonFields group : fields.objects("require")) {
        groups.add(GroupQuorum.read(group));
      }
      return groups;
    }
  }
}
