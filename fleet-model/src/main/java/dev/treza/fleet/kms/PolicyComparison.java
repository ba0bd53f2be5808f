package dev.treza.fleet.kms;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares the policy a key has with the one it must have. Everything counts but the order of what
/// has no order in the policy language; what cannot be read is a difference.
public final class PolicyComparison {
  private PolicyComparison() {}

  /// The derived policy, if `found` says the same; else `KMS-POLICY` with every difference.
  ///
  /// @param found the policy document as AWS returned it
  public static Outcome<KeyPolicy> require(KeyPolicy derived, Bytes found) {
    List<String> differences = differences(derived, found);
    return differences.isEmpty()
        ? Outcome.accepted(derived)
        : Outcome.refused(KmsRefusal.POLICY, String.join("; ", differences));
  }

  /// Every difference in words; empty if there is none.
  public static List<String> differences(KeyPolicy derived, Bytes found) {
    return switch (StrictJson.parse(found, StrictJson.Limits.DEFAULT, false)) {
      case Outcome.Refused<JsonValue>(Refusal refusal) ->
          List.of("the policy cannot be read: " + refusal.line());
      case Outcome.Accepted<JsonValue>(JsonObject policy) -> differences(derived.toJson(), policy);
      case Outcome.Accepted<JsonValue> _ -> List.of("the policy is no object");
    };
  }

  private static List<String> differences(JsonObject derived, JsonObject found) {
    List<String> differences = new ArrayList<>();
    for (String name : names(derived, found)) {
      if (!name.equals("Statement") && differ(derived, found, name)) {
        differences.add("it differs in " + name);
      }
    }
    Map<String, JsonObject> wanted = statements(derived);
    Map<String, JsonObject> present = statements(found);
    Set<String> sids = new TreeSet<>(wanted.keySet());
    sids.addAll(present.keySet());
    for (String sid : sids) {
      if (!present.containsKey(sid)) {
        differences.add("statement " + sid + " is missing");
      } else if (!wanted.containsKey(sid)) {
        differences.add("statement " + sid + " does not belong there");
      } else {
        differences.addAll(inStatement(sid, wanted.get(sid), present.get(sid)));
      }
    }
    // what the words above cannot tell apart, such as a statement that stands there twice
    return differences.isEmpty() && !PolicySet.of(derived).equals(PolicySet.of(found))
        ? List.of("its statements are not those that follow from the charter")
        : List.copyOf(differences);
  }

  private static List<String> inStatement(String sid, JsonObject wanted, JsonObject present) {
    return names(wanted, present).stream()
        .filter(name -> differ(wanted, present, name))
        .map(name -> "statement " + sid + " differs in " + name)
        .toList();
  }

  private static Set<String> names(JsonObject one, JsonObject other) {
    Set<String> names = new TreeSet<>(one.members().keySet());
    names.addAll(other.members().keySet());
    return names;
  }

  private static boolean differ(JsonObject one, JsonObject other, String name) {
    return !form(one, name).equals(form(other, name));
  }

  private static Optional<JsonValue> form(JsonObject object, String name) {
    return object.member(name).map(PolicySet::of);
  }

  /// By name; those without one are numbered.
  private static Map<String, JsonObject> statements(JsonObject policy) {
    Map<String, JsonObject> statements = new TreeMap<>();
    for (JsonValue item : items(policy)) {
      if (item instanceof JsonObject statement) {
        String name =
            statement.member("Sid").orElse(new JsonText("")) instanceof JsonText(String sid)
                    && !sid.isEmpty()
                ? sid
                : "number " + (statements.size() + 1);
        statements.put(name, statement);
      }
    }
    return statements;
  }

  private static List<JsonValue> items(JsonObject policy) {
    return policy
        .member("Statement")
        .map(value -> value instanceof JsonArray(List<JsonValue> items) ? items : List.of(value))
        .orElse(List.of());
  }
}
