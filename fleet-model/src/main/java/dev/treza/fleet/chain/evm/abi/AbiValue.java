package dev.treza.fleet.chain.evm.abi;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A decoded value.
public sealed interface AbiValue {
  /// An integer, signed or not.
  record Whole(BigInteger value) implements AbiValue {}

  record Account(EvmAddress address) implements AbiValue {}

  record Flag(boolean value) implements AbiValue {}

  /// Bytes of fixed or free length.
  record Octets(Bytes value) implements AbiValue {}

  record Text(String value) implements AbiValue {}

  /// An array.
  record Items(List<AbiValue> items) implements AbiValue {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A tuple, a struct, or all arguments of a call.
  record Tuple(List<Member> members) implements AbiValue {
    public Tuple {
      members = List.copyOf(members);
    }

    /// The first member of that name.
    public Optional<AbiValue> member(String name) {
      return members.stream()
          .filter(member -> member.name().equals(name))
          .map(Member::value)
          .findFirst();
    }
  }

  /// A value with its name, which may be empty.
  record Member(String name, AbiValue value) {}
}
