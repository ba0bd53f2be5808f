package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a descriptor says about its contract, and the constants and words its fields name.
record Metadata(
    Optional<String> owner,
    Optional<String> contractName,
    Map<String, JsonValue> constants,
    Map<String, Map<String, String>> enums) {
  private static final Set<String> NAMES =
      Set.of("owner", "contractName", "info", "token", "constants", "enums", "maps");
  private static final String CONSTANTS = "$.metadata.constants.";
  private static final String ENUMS = "$.metadata.enums.";

  Metadata {
    constants = Map.copyOf(constants);
    enums = Map.copyOf(enums);
  }

  static Metadata read(Optional<Node> metadata) throws Rejection {
    if (metadata.isEmpty()) {
      return new Metadata(Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }
    Node node = metadata.get().allow(NAMES);
    Map<String, JsonValue> constants = new HashMap<>();
    Map<String, Map<String, String>> enums = new HashMap<>();
    if (node.has("constants")) {
      constants.putAll(node.required("constants").object().members());
    }
    if (node.has("enums")) {
      for (Node.Member one : node.required("enums").members()) {
        enums.put(one.name(), words(one.node()));
      }
    }
    return new Metadata(words(node, "owner"), words(node, "contractName"), constants, enums);
  }

  /// For people: whose descriptor it is.
  String source() {
    String whose = owner.orElse("an unnamed owner") + contractName.map(c -> ": " + c).orElse("");
    return "ERC-7730 descriptor of " + whose;
  }

  /// What a text stands for: itself, or the constant it names.
  Node resolve(Node node) throws Rejection {
    if (!(node.value() instanceof JsonText(String text)) || !text.startsWith("$.")) {
      return node;
    }
    JsonValue constant =
        text.startsWith(CONSTANTS) ? constants.get(text.substring(CONSTANTS.length())) : null;
    if (constant == null) {
      throw node.refuse("there is no constant " + text);
    }
    return new Node(constant, node.place());
  }

  Map<String, String> words(String reference, Node node) throws Rejection {
    Map<String, String> words =
        reference.startsWith(ENUMS) ? enums.get(reference.substring(ENUMS.length())) : null;
    if (words == null) {
      throw node.refuse("there is no enumeration " + reference);
    }
    return words;
  }

  private static Optional<String> words(Node node, String name) throws Rejection {
    return node.has(name) ? Optional.of(node.required(name).words()) : Optional.empty();
  }

  private static Map<String, String> words(Node one) throws Rejection {
    Map<String, String> words = new HashMap<>();
    for (Node.Member word : one.members()) {
      words.put(Literals.key(word.name()), word.node().words());
    }
    return words;
  }
}
