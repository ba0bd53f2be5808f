package dev.treza.fleet.chain.evm.display;

import java.util.List;

/// When a field is shown among the important ones. What is not is shown below them.
public sealed interface Visibility {
  record Always() implements Visibility {}

  record Never() implements Visibility {}

  /// Unless the value is one of these.
  record IfNotIn(List<String> values) implements Visibility {
    public IfNotIn {
      values = List.copyOf(values);
    }
  }

  /// Never, but the description only fits if the value is one of these.
  record MustBe(List<String> values) implements Visibility {
    public MustBe {
      values = List.copyOf(values);
    }
  }
}
