package dev.treza.fleet.chain.evm.display;

import java.util.List;
import java.util.Optional;

/// A field, or a group of them.
public sealed interface DisplayNode {
  /// One value, or one for each item if the path leads to several.
  ///
  /// @param path as it is written; what `{path}` in an intent stands for
  record Field(String path, ValueRef value, String label, FieldFormat format, Visibility visibility)
      implements DisplayNode {}

  /// Fields whose paths begin where the group's path leads.
  ///
  /// @param path none: where the group itself stands
  /// @param label none: the fields speak for themselves
  /// @param bundled fields that are arrays are shown item by item: the first of each, then the
  ///   second of each
  record Group(
      Optional<ValueRef.Data> path,
      Optional<String> label,
      boolean bundled,
      List<DisplayNode> nodes)
      implements DisplayNode {
    public Group {
      nodes = List.copyOf(nodes);
    }
  }
}
