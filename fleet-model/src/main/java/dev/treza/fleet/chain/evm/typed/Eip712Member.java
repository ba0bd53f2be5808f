package dev.treza.fleet.chain.evm.typed;

/// A member of a struct.
public record Eip712Member(String name, Eip712Type type) {
  String text() {
    return type.text() + " " + name;
  }
}
