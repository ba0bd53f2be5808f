package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.chain.evm.display.DisplayNode;
import dev.treza.fleet.chain.evm.display.FieldFormat;
import dev.treza.fleet.chain.evm.display.ValueRef;
import dev.treza.fleet.chain.evm.display.Visibility;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the fields of a format, with the definitions they refer to.
record FieldReader(Metadata metadata, Optional<Node> definitions) {
  private static final Set<String> FIELD =
      Set.of(
          "$id",
          "path",
          "value",
          "label",
          "format",
          "params",
          "visible",
          "separator",
          "encryption");
  private static final Set<String> GROUP = Set.of("$id", "path", "label", "iteration", "fields");
  private static final String DEFINITIONS = "$.display.definitions.";
  private static final String REFERENCE = "$ref";
  private static final int MAX_DEPTH = 8;

  List<DisplayNode> nodes(Node fields) throws Rejection {
    return nodes(fields, 0);
  }

  private List<DisplayNode> nodes(Node fields, int depth) throws Rejection {
    if (depth == MAX_DEPTH) {
      throw fields.refuse("more than " + MAX_DEPTH + " groups inside each other");
    }
    List<DisplayNode> nodes = new ArrayList<>();
    for (Node field : fields.items()) {
      nodes.add(field.has("fields") ? group(field, depth) : field(resolved(field)));
    }
    return nodes;
  }

  private DisplayNode group(Node group, int depth) throws Rejection {
    group.allow(GROUP);
    Optional<ValueRef.Data> path = Optional.empty();
    if (group.has("path")) {
      Node node = group.required("path");
      if (!(PathReader.read(node, metadata) instanceof ValueRef.Data data)) {
        throw node.refuse("a group stands in the data");
      }
      path = Optional.of(data);
    }
    boolean bundled =
        group.has("iteration") && group.required("iteration").text().equals("bundled");
    return new DisplayNode.Group(
        path, label(group), bundled, nodes(group.required("fields"), depth + 1));
  }

  private DisplayNode field(Node field) throws Rejection {
    field.allow(FIELD);
    if (field.has("path") == field.has("value")) {
      throw field.refuse("either a path or a value is expected");
    }
    FieldFormat format =
        field.has("encryption")
            ? new FieldFormat.Unsupported("encryption")
            : FormatReader.read(field, metadata);
    String path = field.has("path") ? field.required("path").text() : "";
    return new DisplayNode.Field(
        path, source(field), label(field).orElse(path), format, visibility(field));
  }

  private ValueRef source(Node field) throws Rejection {
    return field.has("path")
        ? PathReader.read(field.required("path"), metadata)
        : new ValueRef.Constant(Literals.value(metadata.resolve(field.required("value"))));
  }

  /// The field with what it takes over from the definition it refers to.
  private Node resolved(Node field) throws Rejection {
    if (!field.has(REFERENCE)) {
      return field;
    }
    String reference = field.required(REFERENCE).text();
    Optional<Node> definition =
        reference.startsWith(DEFINITIONS) && definitions.isPresent()
            ? definitions.get().optional(reference.substring(DEFINITIONS.length()))
            : Optional.empty();
    if (definition.isEmpty()) {
      throw field.refuse("there is no definition " + reference);
    }
    Map<String, JsonValue> members = new TreeMap<>(definition.get().object().members());
    field
        .object()
        .members()
        .forEach((name, value) -> members.merge(name, value, FieldReader::over));
    members.remove(REFERENCE);
    return new Node(new JsonObject(new TreeMap<>(members)), field.place());
  }

  private static JsonValue over(JsonValue definition, JsonValue field) {
    if (definition instanceof JsonObject one && field instanceof JsonObject other) {
      Map<String, JsonValue> members = new TreeMap<>(one.members());
      members.putAll(other.members());
      return new JsonObject(new TreeMap<>(members));
    }
    return field;
  }

  private static Optional<String> label(Node node) throws Rejection {
    return node.has("label") ? Optional.of(node.required("label").words()) : Optional.empty();
  }

  private static Visibility visibility(Node field) throws Rejection {
    Optional<Node> visible = field.optional("visible");
    if (visible.isEmpty()) {
      return new Visibility.Always();
    }
    if (visible.get().value() instanceof JsonText(String word)) {
      return switch (word) {
        case "always", "optional" -> new Visibility.Always();
        case "never" -> new Visibility.Never();
        default -> throw visible.get().refuse("no rule: " + word);
      };
    }
    Node rules = visible.get().allow(Set.of("ifNotIn", "mustBe"));
    if (rules.has("ifNotIn") == rules.has("mustBe")) {
      throw rules.refuse("one rule is expected");
    }
    return rules.has("mustBe")
        ? new Visibility.MustBe(keys(rules.required("mustBe")))
        : new Visibility.IfNotIn(keys(rules.required("ifNotIn")));
  }

  private static List<String> keys(Node values) throws Rejection {
    List<String> keys = new ArrayList<>();
    for (Node value : values.items()) {
      keys.add(Literals.key(value));
    }
    return keys;
  }
}
