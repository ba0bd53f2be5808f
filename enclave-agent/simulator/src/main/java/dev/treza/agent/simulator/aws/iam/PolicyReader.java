package dev.treza.agent.simulator.aws.iam;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads policy documents, strictly: an element this simulator does not judge is refused, so that
/// none is taken as harmless.
public final class PolicyReader {
  private static final Set<String> OUTER = Set.of("Version", "Id", "Statement");
  private static final Set<String> INNER =
      Set.of("Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "Condition");

  private PolicyReader() {}

  /// A key policy: every statement names principals.
  public static Policy ofResource(String document) throws MalformedPolicyException {
    return read(document, true);
  }

  /// A policy of a role: its statements are about that role.
  public static Policy ofIdentity(String document) throws MalformedPolicyException {
    return read(document, false);
  }

  private static Policy read(String document, boolean ofResource) throws MalformedPolicyException {
    JsonObject policy = object(parse(document));
    onlyKnown(policy, OUTER);
    if (!text(needed(policy, "Version")).equals("2012-10-17")) {
      throw new MalformedPolicyException("another version");
    }
    List<Statement> statements = new ArrayList<>();
    for (JsonValue item : items(needed(policy, "Statement"))) {
      statements.add(statement(object(item), ofResource));
    }
    return new Policy(statements);
  }

  private static JsonValue parse(String document) throws MalformedPolicyException {
    return switch (StrictJson.parse(Bytes.utf8(document), StrictJson.Limits.DEFAULT, false)) {
      case Accepted<JsonValue>(JsonValue value) -> value;
      case Refused<JsonValue>(Refusal refusal) ->
          throw new MalformedPolicyException(refusal.line());
    };
  }

  private static Statement statement(JsonObject json, boolean ofResource)
      throws MalformedPolicyException {
    onlyKnown(json, INNER);
    boolean except = json.member("NotAction").isPresent();
    if (except == json.member("Action").isPresent()) {
      throw new MalformedPolicyException("a statement has Action or NotAction");
    }
    if (json.member("Principal").isPresent() != ofResource) {
      throw new MalformedPolicyException("Principal stands in policies of resources only");
    }
    return new Statement(
        allows(text(needed(json, "Effect"))),
        ofResource ? principals(needed(json, "Principal")) : List.of(),
        except,
        texts(needed(json, except ? "NotAction" : "Action")),
        texts(needed(json, "Resource")),
        conditions(json));
  }

  private static boolean allows(String effect) throws MalformedPolicyException {
    return switch (effect) {
      case "Allow" -> true;
      case "Deny" -> false;
      default -> throw new MalformedPolicyException("the effect " + effect);
    };
  }

  /// `"*"` and `{"AWS": …}`; a principal of a service can never be one of those who ask here.
  private static List<String> principals(JsonValue principal) throws MalformedPolicyException {
    if (principal instanceof JsonText(String everybody) && everybody.equals("*")) {
      return List.of(everybody);
    }
    JsonObject kinds = object(principal);
    onlyKnown(kinds, Set.of("AWS", "Service"));
    List<String> named =
        kinds.member("AWS").isPresent() ? texts(needed(kinds, "AWS")) : List.of("nobody");
    for (String name : named) {
      if (!name.matches("\\*|nobody|[0-9]{12}|arn:aws:iam::[0-9]{12}:(?:root|role/.+)")) {
        throw new MalformedPolicyException("the principal " + name);
      }
    }
    return named;
  }

  private static List<Condition> conditions(JsonObject statement) throws MalformedPolicyException {
    List<Condition> conditions = new ArrayList<>();
    if (statement.member("Condition").isPresent()) {
      for (Map.Entry<String, JsonValue> operator :
          object(needed(statement, "Condition")).members().entrySet()) {
        for (Map.Entry<String, JsonValue> key : object(operator.getValue()).members().entrySet()) {
          conditions.add(Condition.of(operator.getKey(), key.getKey(), texts(key.getValue())));
        }
      }
    }
    return conditions;
  }

  private static void onlyKnown(JsonObject object, Set<String> known)
      throws MalformedPolicyException {
    for (String name : object.members().keySet()) {
      if (!known.contains(name)) {
        throw new MalformedPolicyException("the element " + name);
      }
    }
  }

  private static JsonValue needed(JsonObject object, String name) throws MalformedPolicyException {
    return object
        .member(name)
        .orElseThrow(() -> new MalformedPolicyException("the element " + name + " is missing"));
  }

  private static JsonObject object(JsonValue value) throws MalformedPolicyException {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new MalformedPolicyException("an object is expected");
  }

  private static List<JsonValue> items(JsonValue value) {
    return value instanceof JsonArray(List<JsonValue> items) ? items : List.of(value);
  }

  private static List<String> texts(JsonValue value) throws MalformedPolicyException {
    List<String> texts = new ArrayList<>();
    for (JsonValue item : items(value)) {
      texts.add(text(item));
    }
    if (texts.isEmpty()) {
      throw new MalformedPolicyException("an empty list");
    }
    return texts;
  }

  private static String text(JsonValue value) throws MalformedPolicyException {
    return switch (value) {
      case JsonText(String text) -> text;
      case JsonFlag(boolean flag) -> Boolean.toString(flag);
      case JsonArray _, JsonObject _, JsonInteger _ ->
          throw new MalformedPolicyException("a text is expected");
    };
  }
}
