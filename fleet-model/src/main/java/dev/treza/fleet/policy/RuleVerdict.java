package dev.treza.fleet.policy;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;

/// What a rule that matches says.
public sealed interface RuleVerdict {
  /// Nobody needs to approve.
  record Allow() implements RuleVerdict {}

  /// Each of these groups must approve.
  record Require(List<GroupQuorum> groups) implements RuleVerdict {
    public Require {
      groups = List.copyOf(groups);
    }
  }

  /// Nobody can approve.
  record Block() implements RuleVerdict {}

  /// `k` distinct officers of a group.
  record GroupQuorum(String group, int k) {
    public JsonObject toJson() {
      return JsonObject.builder().text("group", group).integer("k", k).build();
    }

    public static GroupQuorum read(JsonFields fields) throws JsonShapeException {
      return new GroupQuorum(
          fields.choice("group", Ids::parse), (int) fields.longInteger("k", 1, 1000));
    }
  }
}
