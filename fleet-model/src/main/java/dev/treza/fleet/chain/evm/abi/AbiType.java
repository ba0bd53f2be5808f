package dev.treza.fleet.chain.evm.abi;

import java.util.List;
import java.util.stream.Collectors;

/// A type of the contract ABI.
public sealed interface AbiType {
  int WORD = 32;

  /// The form that selectors are made of: `(uint256,address[])`.
  String canonical();

  /// Whether the encoding stands in the tail, with an offset to it in the head.
  boolean isDynamic();

  /// How many words the head takes: one for what is dynamic.
  int headWords();

  /// `uint8` to `uint256`, and `int8` to `int256` if `signed`.
  record Whole(boolean signed, int bits) implements StaticWord {
    @Override
    public String canonical() {
      return (signed ? "int" : "uint") + bits;
    }
  }

  record Account() implements StaticWord {
    @Override
    public String canonical() {
      return "address";
    }
  }

  record Flag() implements StaticWord {
    @Override
    public String canonical() {
      return "bool";
    }
  }

  /// `bytes1` to `bytes32`.
  record FixedOctets(int length) implements StaticWord {
    @Override
    public String canonical() {
      return "bytes" + length;
    }
  }

  record Octets() implements Tail {
    @Override
    public String canonical() {
      return "bytes";
    }
  }

  record Text() implements Tail {
    @Override
    public String canonical() {
      return "string";
    }
  }

  /// `item[]`.
  record Items(AbiType item) implements Tail {
    @Override
    public String canonical() {
      return item.canonical() + "[]";
    }
  }

  /// `item[count]`, with at least one item.
  record FixedItems(AbiType item, int count) implements AbiType {
    @Override
    public String canonical() {
      return item.canonical() + "[" + count + "]";
    }

    @Override
    public boolean isDynamic() {
      return item.isDynamic();
    }

    @Override
    public int headWords() {
      return isDynamic() ? 1 : Math.multiplyExact(count, item.headWords());
    }
  }

  /// `(type name, …)`, with at least one member.
  record Tuple(List<AbiParameter> members) implements AbiType {
    public Tuple {
      members = List.copyOf(members);
    }

    @Override
    public String canonical() {
      return members.stream()
          .map(member -> member.type().canonical())
          .collect(Collectors.joining(",", "(", ")"));
    }

    @Override
    public boolean isDynamic() {
      return members.stream().anyMatch(member -> member.type().isDynamic());
    }

    @Override
    public int headWords() {
      return isDynamic() ? 1 : words(members);
    }

    /// The words of the heads of all members.
    static int words(List<AbiParameter> members) {
      return members.stream()
          .mapToInt(member -> member.type().headWords())
          .reduce(0, Math::addExact);
    }
  }

  /// What is one word in the head.
  sealed interface StaticWord extends AbiType {
    @Override
    default boolean isDynamic() {
      return false;
    }

    @Override
    default int headWords() {
      return 1;
    }
  }

  /// What always stands in the tail.
  sealed interface Tail extends AbiType {
    @Override
    default boolean isDynamic() {
      return true;
    }

    @Override
    default int headWords() {
      return 1;
    }
  }
}
