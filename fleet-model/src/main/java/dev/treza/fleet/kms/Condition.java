package dev.treza.fleet.kms;

import dev.treza.fleet.json.JsonObject;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The condition of a statement: one operator over several keys, all of which must hold.
///
/// @param values the one value that each condition key is compared with
public record Condition(Operator operator, SortedMap<String, String> values) {
  /// What the agent's attestation is asked for.
  public enum Operator {
    /// The key is there, and equal whatever the case of its letters.
    EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
    /// `true`: the key is not there.
    NULL("Null");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /// As policies write it.
    public String text() {
      return text;
    }
  }

  public Condition {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  JsonObject toJson() {
    JsonObject.Builder keys = JsonObject.builder();
    values.forEach(keys::text);
    return JsonObject.builder().object(operator.text(), keys.build()).build();
  }
}
