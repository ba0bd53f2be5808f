package dev.treza.agent.simulator.aws.iam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One key of a condition.
///
/// @param ifExists whether it also holds when the key is not there
/// @param values of which one must fit
record Condition(Operator operator, boolean ifExists, String key, List<String> values) {
  private static final String IF_EXISTS = "IfExists";

  Condition {
    values = List.copyOf(values);
  }

  static Condition of(String operator, String key, List<String> values)
      throws MalformedPolicyException {
    boolean ifExists = operator.endsWith(IF_EXISTS);
    String name =
        ifExists ? operator.substring(0, operator.length() - IF_EXISTS.length()) : operator;
    Operator known =
        Operator.named(name)
            .filter(found -> !(ifExists && found == Operator.NULL))
            .orElseThrow(() -> new MalformedPolicyException("the operator " + operator));
    if (values.stream().anyMatch(value -> value.contains("${"))) {
      throw new MalformedPolicyException("a policy variable");
    }
    return new Condition(known, ifExists, key.toLowerCase(Locale.ROOT), values);
  }

  boolean holds(AccessRequest request) {
    Optional<String> value = Optional.ofNullable(request.context().get(key));
    return (ifExists && value.isEmpty()) || operator.holds(value, values);
  }
}
