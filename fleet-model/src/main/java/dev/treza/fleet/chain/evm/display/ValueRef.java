package dev.treza.fleet.chain.evm.display;

import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.abi.ValuePath;

/// Where a value comes from.
public sealed interface ValueRef {
  /// From the data.
  ///
  /// @param fromRoot from the whole data, and not from the item the field stands in
  record Data(ValuePath path, boolean fromRoot) implements ValueRef {}

  record Container(ContainerField field) implements ValueRef {}

  /// Given with the description itself.
  record Constant(AbiValue value) implements ValueRef {}
}
