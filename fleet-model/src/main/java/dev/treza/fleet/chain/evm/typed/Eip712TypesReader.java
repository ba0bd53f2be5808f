package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.TransactionRefusal.TYPED_DATA;

import dev.treza.fleet.chain.evm.abi.ElementaryTypes;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the structs of a document and refuses what would make its hash ambiguous: structs that are
/// missing, that nothing uses, or that contain themselves.
final class Eip712TypesReader {
  private static final int MAX_STRUCTS = 64;
  private static final int MAX_MEMBERS = 256;
  private static final Set<String> MEMBER = Set.of("name", "type");

  private Eip712TypesReader() {}

  /// @param types the document's `types`, without the domain
  static Eip712Types read(JsonObject types, String primary) throws Rejection {
    if (types.members().size() > MAX_STRUCTS) {
      throw Rejection.at(TYPED_DATA, "/types", "more than " + MAX_STRUCTS + " structs");
    }
    Map<String, List<Eip712Member>> structs = new HashMap<>();
    for (Map.Entry<String, JsonValue> struct : types.members().entrySet()) {
      String place = "/types/" + struct.getKey();
      Eip712TypeReader.name(struct.getKey(), place);
      if (ElementaryTypes.find(struct.getKey()).isPresent()) {
        throw Rejection.at(TYPED_DATA, place, "a struct cannot have the name of a type");
      }
      structs.put(struct.getKey(), members(struct.getValue(), place));
    }
    Eip712Types read = new Eip712Types(structs);
    requireWhole(read, primary);
    return read;
  }

  static List<Eip712Member> members(JsonValue value, String place) throws Rejection {
    List<Eip712Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonValue item : Json.items(value, place)) {
      String at = place + "/" + members.size();
      JsonObject member = Json.object(item, at);
      Json.requireNames(member, MEMBER, at);
      String name =
          Eip712TypeReader.name(Json.text(Json.required(member, "name", at), at + "/name"), at);
      String type = Json.text(Json.required(member, "type", at), at + "/type");
      if (!names.add(name) || names.size() > MAX_MEMBERS) {
        throw Rejection.at(TYPED_DATA, at, "a second member of that name, or too many");
      }
      members.add(new Eip712Member(name, Eip712TypeReader.read(type, at + "/type")));
    }
    return members;
  }

  private static void requireWhole(Eip712Types types, String primary) throws Rejection {
    if (!types.structs().containsKey(primary)) {
      throw Rejection.at(TYPED_DATA, "/primaryType", "there is no struct of that name");
    }
    for (Map.Entry<String, List<Eip712Member>> struct : types.structs().entrySet()) {
      for (Eip712Member member : struct.getValue()) {
        Optional<String> used = Eip712Types.struct(member.type());
        if (used.isPresent() && !types.structs().containsKey(used.get())) {
          throw Rejection.at(
              TYPED_DATA,
              "/types/" + struct.getKey(),
              "there is no type " + used.get() + " for " + member.name());
        }
      }
    }
    Set<String> done = new HashSet<>();
    requireNoCycle(types, primary, new HashSet<>(), done);
    for (String name : types.structs().keySet()) {
      if (!done.contains(name)) {
        throw Rejection.at(TYPED_DATA, "/types/" + name, "nothing in the message is of this type");
      }
    }
  }

  private static void requireNoCycle(
      Eip712Types types, String name, Set<String> open, Set<String> done) throws Rejection {
    if (done.contains(name)) {
      return;
    }
    if (!open.add(name)) {
      throw Rejection.at(TYPED_DATA, "/types/" + name, "the struct contains itself");
    }
    for (Eip712Member member : types.members(name)) {
      Optional<String> used = Eip712Types.struct(member.type());
      if (used.isPresent()) {
        requireNoCycle(types, used.get(), open, done);
      }
    }
    done.add(name);
  }
}
