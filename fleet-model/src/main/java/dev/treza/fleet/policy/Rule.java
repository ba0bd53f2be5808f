package dev.treza.fleet.policy;

import dev.treza.fleet.Ids;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One line of the policy (TRUST section 5): on which networks it applies and what it then says.
/// Who, from, to, what, asset, limits and when join as further conditions.
public record Rule(String id, Set<NetworkMode> networks, RuleVerdict verdict) {
  public Rule {
    networks = Set.copyOf(networks);
  }

  public boolean matches(PolicyQuestion question) {
    return networks.contains(question.network());
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("id", id)
            .texts("networks", networks.stream().sorted().map(NetworkMode::text).toList());
    return switch (verdict) {
      case Allow() -> json.text("verdict", "allow").build();
      case Block() -> json.text("verdict", "block").build();
      case Require(List<GroupQuorum> groups) ->
          json.text("verdict", "require")
              .array("require", groups.stream().map(GroupQuorum::toJson).toList())
              .build();
    };
  }

  public static Rule read(JsonFields fields) throws JsonShapeException {
    return new Rule(
        fields.choice("id", Ids::parse),
        fields.choices("networks", NetworkMode::parse),
        fields.choice("verdict", VerdictWord::parse).read(fields));
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
        case REQUIRE -> new Require(readGroups(fields));
      };
    }

    private static List<GroupQuorum> readGroups(JsonFields fields) throws JsonShapeException {
      List<GroupQuorum> groups = new ArrayList<>();
      for (JsonFields group : fields.objects("require")) {
        groups.add(GroupQuorum.read(group));
      }
      return groups;
    }
  }
}
