package dev.treza.fleet.kms;

import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// One statement of a key policy, in the part of the IAM language that Treza writes.
///
/// @param sid its name, unique in the policy
/// @param principal an ARN, or `*` for everybody
/// @param actions what it is about
/// @param condition when it applies; always, if absent
/// @param sentence what it means, for people; no part of the policy
public record KeyPolicyStatement(
    String sid,
    Effect effect,
    String principal,
    Actions actions,
    Optional<Condition> condition,
    String sentence) {
  /// Whom everybody is.
  public static final String EVERYBODY = "*";

  /// What a statement is about.
  public sealed interface Actions {
    /// These actions.
    record These(List<String> names) implements Actions {
      public These {
        names = List.copyOf(names);
      }
    }

    /// Every action but these, those among them that AWS will invent.
    record AllBut(List<String> names) implements Actions {
      public AllBut {
        names = List.copyOf(names);
      }
    }
  }

  /// The policy's JSON for this statement.
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("Sid", sid)
            .text("Effect", effect.text())
            .object("Principal", JsonObject.builder().text("AWS", principal).build())
            .text("Resource", "*");
    switch (actions) {
      case Actions.These(List<String> names) -> json.texts("Action", names);
      case Actions.AllBut(List<String> names) -> json.texts("NotAction", names);
    }
    condition.ifPresent(when -> json.object("Condition", when.toJson()));
    return json.build();
  }
}
