package dev.treza.fleet.chain.evm.clearsign;

import static dev.treza.fleet.chain.TransactionRefusal.DESCRIPTOR;

import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.NameRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A value in a descriptor, taken for what it must be.
///
/// @param place file and JSON pointer
record Node(JsonValue value, String place) {
  /// Longer texts are cut by nobody, so they may not be there.
  private static final int MAX_TEXT = 400;

  Rejection refuse(String detail) {
    return Rejection.at(DESCRIPTOR, place, detail);
  }

  /// The members of an object, each of which is among `known`.
  Node allow(Set<String> known) throws Rejection {
    for (String name : object().members().keySet()) {
      if (!known.contains(name)) {
        throw at(name).refuse("is not expected here");
      }
    }
    return this;
  }

  boolean has(String name) throws Rejection {
    return object().members().containsKey(name);
  }

  Node required(String name) throws Rejection {
    return optional(name).orElseThrow(() -> at(name).refuse("is missing"));
  }

  Optional<Node> optional(String name) throws Rejection {
    return object().member(name).map(member -> new Node(member, place + "/" + name));
  }

  /// The members of an object by name.
  List<Member> members() throws Rejection {
    List<Member> members = new ArrayList<>();
    object()
        .members()
        .forEach(
            (name, member) -> members.add(new Member(name, new Node(member, place + "/" + name))));
    return members;
  }

  record Member(String name, Node node) {}

  List<Node> items() throws Rejection {
    if (!(value instanceof JsonArray(List<JsonValue> items))) {
      throw refuse("an array is expected");
    }
    List<Node> nodes = new ArrayList<>();
    for (JsonValue item : items) {
      nodes.add(new Node(item, place + "/" + nodes.size()));
    }
    return nodes;
  }

  /// One string, or an array of them.
  List<Node> oneOrMore() throws Rejection {
    return value instanceof JsonArray ? items() : List.of(this);
  }

  JsonObject object() throws Rejection {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw refuse("an object is expected");
  }

  String text() throws Rejection {
    if (value instanceof JsonText(String text)) {
      return text;
    }
    throw refuse("a string is expected");
  }

  /// Text that people will read: nothing in it is hidden.
  String words() throws Rejection {
    String text = text();
    if (text.length() > MAX_TEXT || text.codePoints().anyMatch(NameRule::isHidden)) {
      throw refuse("the text is too long, or has characters that cannot be seen");
    }
    return text;
  }

  BigInteger integer() throws Rejection {
    if (value instanceof JsonInteger(long integer)) {
      return BigInteger.valueOf(integer);
    }
    throw refuse("an integer is expected");
  }

  EvmAddress address() throws Rejection {
    return Rejection.orReject(place, EvmAddress.parse(text()));
  }

  private Node at(String name) {
    return new Node(value, place + "/" + name);
  }
}
