package dev.treza.agent.simulator.aws.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A condition operator. What a key that is not there means, differs between them.
enum Operator {
  STRING_EQUALS {
    @Override
    boolean holds(Optional<String> value, List<String> wanted) {
      return value.filter(wanted::contains).isPresent();
    }
  },
  STRING_NOT_EQUALS {
    @Override
    boolean holds(Optional<String> value, List<String> wanted) {
      return !STRING_EQUALS.holds(value, wanted);
    }
  },
  STRING_EQUALS_IGNORE_CASE {
    @Override
    boolean holds(Optional<String> value, List<String> wanted) {
      return value.filter(text -> wanted.stream().anyMatch(text::equalsIgnoreCase)).isPresent();
    }
  },
  STRING_NOT_EQUALS_IGNORE_CASE {
    @Override
    boolean holds(Optional<String> value, List<String> wanted) {
      return !STRING_EQUALS_IGNORE_CASE.holds(value, wanted);
    }
  },
  STRING_LIKE {
    @Override
    boolean holds(Optional<String> value, List<String> wanted) {
      return value
          .filter(text -> wanted.stream().anyMatch(pattern -> Wildcard.matches(pattern, text)))
          .isPresent();
    }
  },
  STRING_NOT_LIKE {
    @Override
    boolean holds(Optional<String> value, List<String> wanted) {
      return !STRING_LIKE.holds(value, wanted);
    }
  },
  BOOL {
    @Override
    boolean holds(Optional<String> value, List<String> wanted) {
      return STRING_EQUALS_IGNORE_CASE.holds(value, wanted);
    }
  },
  NULL {
    @Override
    boolean holds(Optional<String> value, List<String> wanted) {
      return wanted.contains(value.isEmpty() ? "true" : "false");
    }
  };

  private static final Map<String, Operator> NAMES =
      Map.of(
          "StringEquals", STRING_EQUALS,
          "StringNotEquals", STRING_NOT_EQUALS,
          "StringEqualsIgnoreCase", STRING_EQUALS_IGNORE_CASE,
          "StringNotEqualsIgnoreCase", STRING_NOT_EQUALS_IGNORE_CASE,
          "StringLike", STRING_LIKE,
          "StringNotLike", STRING_NOT_LIKE,
          "Bool", BOOL,
          "Null", NULL);

  /// Whether it holds for a key's value, or for a key that is not there.
  abstract boolean holds(Optional<String> value, List<String> wanted);

  static Optional<Operator> named(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }
}
