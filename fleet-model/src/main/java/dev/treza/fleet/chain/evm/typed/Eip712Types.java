package dev.treza.fleet.chain.evm.typed;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.Keccak256;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The structs of a document, by name. Every struct that a member names is among them, and none
/// contains itself, directly or through others.
public record Eip712Types(Map<String, List<Eip712Member>> structs) {
  public Eip712Types {
    structs = Map.copyOf(structs);
  }

  /// The members of a struct that is among them.
  List<Eip712Member> members(String name) {
    return Optional.ofNullable(structs.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no struct " + name));
  }

  /// `Mail(Person from,string contents)Person(string name)`: the struct, then those it contains in
  /// the order of their names (EIP-712, "Definition of encodeType").
  public String encodeType(String name) {
    Set<String> contained = new TreeSet<>(reachable(name));
    contained.remove(name);
    return text(name) + contained.stream().map(this::text).collect(Collectors.joining());
  }

  /// The Keccak-256 of [#encodeType].
  Bytes typeHash(String name) {
    return Keccak256.of(Bytes.utf8(encodeType(name)));
  }

  /// The struct and all it contains.
  Set<String> reachable(String name) {
    Set<String> found = new LinkedHashSet<>();
    collect(name, found);
    return found;
  }

  private void collect(String name, Set<String> found) {
    if (found.add(name)) {
      for (Eip712Member member : members(name)) {
        struct(member.type()).ifPresent(next -> collect(next, found));
      }
    }
  }

  /// The struct that a type consists of.
  static Optional<String> struct(Eip712Type type) {
    return switch (type) {
      case Eip712Type.Elementary _ -> Optional.empty();
      case Eip712Type.Struct(String name) -> Optional.of(name);
      case Eip712Type.Items(Eip712Type item) -> struct(item);
      case Eip712Type.FixedItems(Eip712Type item, var _) -> struct(item);
    };
  }

  private String text(String name) {
    return members(name).stream()
        .map(Eip712Member::text)
        .collect(Collectors.joining(",", name + "(", ")"));
  }
}
