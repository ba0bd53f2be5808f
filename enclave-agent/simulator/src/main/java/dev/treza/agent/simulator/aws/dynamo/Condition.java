package dev.treza.agent.simulator.aws.dynamo;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition expression: terms joined by `AND`, each that an attribute does not exist, or that it
/// equals a value. Whatever else DynamoDB knows is refused.
record Condition(List<Term> terms) {
  private static final Pattern TERM =
      Pattern.compile("attribute_not_exists\\(([a-z]+)\\)|([a-z]+) = (:[a-z]+)");

  /// @param value what the attribute must equal; nothing if it must not exist
  record Term(String attribute, Optional<JsonValue> value) {
    boolean holds(Optional<Item> item) {
      Optional<JsonValue> found = item.flatMap(it -> it.attributes().member(attribute));
      return value.isPresent() ? found.equals(value) : found.isEmpty();
    }
  }

  Condition {
    terms = List.copyOf(terms);
  }

  /// Reads one.
  ///
  /// @param values what stands for the names that begin with a colon; all must be used
  static Condition of(String expression, JsonObject values) throws AwsError {
    List<Term> terms = new ArrayList<>();
    Set<String> unused = new HashSet<>(values.members().keySet());
    for (String text : expression.split(" AND ", -1)) {
      Matcher term = TERM.matcher(text);
      if (!term.matches()) {
        throw Item.invalid("Invalid ConditionExpression: " + text);
      }
      if (term.group(3) == null) {
        terms.add(new Term(term.group(1), Optional.empty()));
      } else {
        unused.remove(term.group(3));
        JsonValue value =
            values
                .member(term.group(3))
                .orElseThrow(() ->
                    Item.invalid(
                        "An expression attribute value used in expression is not defined"));
        terms.add(new Term(term.group(2), Optional.of(value)));
      }
    }
    if (!unused.isEmpty()) {
      throw Item.invalid("Value provided in ExpressionAttributeValues unused: " + unused);
    }
    return new Condition(terms);
  }

  boolean holds(Optional<Item> item) {
    return terms.stream().allMatch(term -> term.holds(item));
  }
}
