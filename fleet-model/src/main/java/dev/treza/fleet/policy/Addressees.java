package dev.treza.fleet.policy;

import dev.treza.fleet.Blockchain;
import java.util.Set;

/// Whom the names in rules stand for.
@FunctionalInterface
public interface Addressees {
  /// Whether the address is that of one of the names.
  boolean has(Blockchain blockchain, Set<String> names, String address);
}
