package dev.treza.fleet.chain.evm.display;

import java.util.Optional;

/// What surrounds the data (ERC-7730, "Path references", root `@`).
public enum ContainerField {
  /// The caller, or whoever signs typed data.
  FROM,
  /// The called contract, or the verifying contract of typed data.
  TO,
  /// The currency sent along.
  VALUE,
  CHAIN_ID;

  /// The field that a path below `@` names.
  public static Optional<ContainerField> find(String name) {
    return switch (name) {
      case "from" -> Optional.of(FROM);
      case "to" -> Optional.of(TO);
      case "value" -> Optional.of(VALUE);
      case "chainId" -> Optional.of(CHAIN_ID);
      default -> Optional.empty();
    };
  }
}
