package dev.treza.fleet.chain.evm.typed;

import dev.treza.fleet.chain.evm.abi.AbiType;

/// The type of a member of a struct (EIP-712, "Definition of typed structured data").
public sealed interface Eip712Type {
  /// As it is written: `uint256`, `Person[2][]`.
  String text();

  /// Everything but arrays and structs.
  record Elementary(AbiType type) implements Eip712Type {
    @Override
    public String text() {
      return type.canonical();
    }
  }

  /// `item[]`.
  record Items(Eip712Type item) implements Eip712Type {
    @Override
    public String text() {
      return item.text() + "[]";
    }
  }

  /// `item[count]`.
  record FixedItems(Eip712Type item, int count) implements Eip712Type {
    @Override
    public String text() {
      return item.text() + "[" + count + "]";
    }
  }

  /// A struct by its name.
  record Struct(String name) implements Eip712Type {
    @Override
    public String text() {
      return name;
    }
  }
}
