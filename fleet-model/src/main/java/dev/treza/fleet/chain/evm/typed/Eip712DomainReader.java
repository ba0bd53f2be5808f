package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.TransactionRefusal.TYPED_DATA;

import dev.treza.fleet.chain.evm.abi.AbiType;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the domain: some of the five members of the standard, in its order and of its types.
final class Eip712DomainReader {
  private static final List<Eip712Member> STANDARD =
      List.of(
          member("name", new AbiType.Text()),
          member("version", new AbiType.Text()),
          member("chainId", new AbiType.Whole(false, 256)),
          member("verifyingContract", new AbiType.Account()),
          member("salt", new AbiType.FixedOctets(32)));

  private Eip712DomainReader() {}

  /// @param declared the struct `EIP712Domain` of the document, if it has one; else the members
  ///   that are given count
  static Eip712Domain read(Optional<JsonValue> declared, JsonObject given) throws Rejection {
    List<Eip712Member> members = new ArrayList<>(STANDARD);
    members.removeIf(member -> !given.members().containsKey(member.name()));
    if (declared.isPresent()) {
      String place = "/types/" + Eip712Domain.STRUCT;
      List<Eip712Member> written = Eip712TypesReader.members(declared.get(), place);
      if (!written.equals(inOrder(written))) {
        throw Rejection.at(
            TYPED_DATA, place, "the members of a domain are those of the standard, in its order");
      }
      members = written;
    }
    Eip712Values values = new Eip712Values(new Eip712Types(Map.of()));
    return new Eip712Domain(members, values.struct(members, given, "/domain"));
  }

  private static List<Eip712Member> inOrder(List<Eip712Member> written) {
    return STANDARD.stream().filter(written::contains).toList();
  }

  private static Eip712Member member(String name, AbiType type) {
    return new Eip712Member(name, new Eip712Type.Elementary(type));
  }
}
