package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.abi.ValuePath.Found;
import dev.treza.fleet.chain.evm.display.DisplayFormat;
import dev.treza.fleet.chain.evm.display.DisplayNode;
import dev.treza.fleet.chain.evm.display.FieldFormat;
import dev.treza.fleet.chain.evm.display.ValueRef;
import dev.treza.fleet.chain.evm.display.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries out a description of how data are shown.
final class DisplayWriter {
  private final FieldWriter fields;
  private final Shown shown = new Shown();
  private final List<EmbeddedCall> embedded = new ArrayList<>();
  private final Findings findings;

  DisplayWriter(Findings findings) {
    this.findings = findings;
    this.fields = new FieldWriter(findings);
  }

  /// A call that the description says lies in the data.
  record EmbeddedCall(FieldFormat.Calldata format, Found data, Scope scope, int index, int count) {}

  Shown shown() {
    return shown;
  }

  List<EmbeddedCall> embedded() {
    return embedded;
  }

  /// Whether the conditions of the description hold for these data.
  static boolean fits(DisplayFormat format, Scope scope) {
    return format.nodes().stream().allMatch(node -> fits(node, scope));
  }

  private static boolean fits(DisplayNode node, Scope scope) {
    return switch (node) {
      case DisplayNode.Field(var _, var value, var _, var _, Visibility.MustBe(var allowed)) ->
          scope.find(value).stream().allMatch(found -> allowed.contains(text(found)));
      case DisplayNode.Field _ -> true;
      case DisplayNode.Group(var path, var _, var _, var nodes) ->
          items(path.map(ref -> (ValueRef) ref), scope).stream()
              .allMatch(at -> nodes.stream().allMatch(inner -> fits(inner, at)));
    };
  }

  void write(List<DisplayNode> nodes, Scope scope) {
    for (DisplayNode node : nodes) {
      switch (node) {
        case DisplayNode.Field field -> write(field, scope);
        case DisplayNode.Group(var path, var label, boolean bundled, var inner) -> {
          for (Scope at : items(path.map(ref -> (ValueRef) ref), scope)) {
            label.ifPresent(text -> findings.text(text, at.item().name()));
            if (bundled) {
              bundle(inner, at);
            } else {
              write(inner, at);
            }
          }
        }
      }
    }
  }

  private void write(DisplayNode.Field field, Scope scope) {
    List<Found> found = scope.find(field.value());
    for (int i = 0; i < found.size(); i++) {
      write(field, scope, found.get(i), i, found.size());
    }
  }

  private void bundle(List<DisplayNode> nodes, Scope scope) {
    int most = 0;
    for (DisplayNode node : nodes) {
      if (node instanceof DisplayNode.Field field) {
        most = Math.max(most, scope.find(field.value()).size());
      }
    }
    for (int i = 0; i < most; i++) {
      for (DisplayNode node : nodes) {
        if (node instanceof DisplayNode.Field field) {
          List<Found> found = scope.find(field.value());
          if (i < found.size()) {
            write(field, scope, found.get(i), i, found.size());
          }
        } else if (i == 0) {
          write(List.of(node), scope);
        }
      }
    }
  }

  private void write(DisplayNode.Field field, Scope scope, Found one, int index, int count) {
    if (!visible(field.visibility(), one)) {
      return;
    }
    if (field.format() instanceof FieldFormat.Calldata call) {
      embedded.add(new EmbeddedCall(call, one, scope, index, count));
      return;
    }
    String words = fields.write(field.label(), field.format(), one, scope, index, count);
    shown.word(field.path(), words);
    if (field.value() instanceof ValueRef.Data) {
      shown.add(one);
    }
  }

  private static boolean visible(Visibility visibility, Found found) {
    return switch (visibility) {
      case Visibility.Always() -> true;
      case Visibility.Never(), Visibility.MustBe(var _) -> false;
      case Visibility.IfNotIn(var values) -> !values.contains(text(found));
    };
  }

  private static String text(Found found) {
    return RawText.of(found.value());
  }

  private static List<Scope> items(Optional<ValueRef> path, Scope scope) {
    return path.map(ref -> scope.find(ref).stream().map(scope::at).toList())
        .orElseGet(() -> List.of(scope));
  }

  /// Shows what the description left out.
  void rest(Found data) {
    for (Found found : shown.rest(data)) {
      fields.raw("Also: " + found.name(), found);
    }
  }
}
