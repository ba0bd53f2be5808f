package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.abi.ValuePath.Found;
import dev.treza.fleet.chain.evm.display.ValueRef;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the values that a description names: in the data, in the item of it that is being shown,
/// or around it.
///
/// @param root all of the data
/// @param item the part a group has come to
/// @param found what was found from the root: many items ask for the same
record Scope(Surrounding surrounding, Found root, Found item, Map<ValueRef, List<Found>> found) {
  static Scope of(Surrounding surrounding, AbiValue data) {
    Found root = Found.root(data);
    return new Scope(surrounding, root, root, new HashMap<>());
  }

  Scope at(Found next) {
    return new Scope(surrounding, root, next, found);
  }

  /// All values, in order; none if it leads nowhere.
  List<Found> find(ValueRef ref) {
    return switch (ref) {
      case ValueRef.Data(var path, boolean fromRoot) when !fromRoot -> path.in(item);
      case ValueRef.Data(var path, var _) -> found.computeIfAbsent(ref, _ -> path.in(root));
      case ValueRef.Constant(AbiValue value) -> List.of(Found.root(value));
      case ValueRef.Container(var field) ->
          surrounding.value(field).map(value -> List.of(Found.root(value))).orElse(List.of());
    };
  }

  /// The value that belongs to the one of `index` among `count`: the one of the same place where
  /// there are as many, or the only one.
  Optional<AbiValue> find(ValueRef ref, int index, int count) {
    List<Found> all = find(ref);
    if (all.size() == 1) {
      return Optional.of(all.getFirst().value());
    }
    return all.size() == count ? Optional.of(all.get(index).value()) : Optional.empty();
  }

  Optional<EvmAddress> address(ValueRef ref, int index, int count) {
    return find(ref, index, count).flatMap(Scope::address);
  }

  /// An address, or bytes that are one.
  static Optional<EvmAddress> address(AbiValue value) {
    return switch (value) {
      case AbiValue.Account(EvmAddress address) -> Optional.of(address);
      case AbiValue.Octets(Bytes octets) when octets.length() == EvmAddress.LENGTH ->
          Optional.of(new EvmAddress(octets));
      case AbiValue.Octets _,
          AbiValue.Whole _,
          AbiValue.Flag _,
          AbiValue.Text _,
          AbiValue.Items _,
          AbiValue.Tuple _ ->
          Optional.empty();
    };
  }

  Optional<BigInteger> whole(ValueRef ref, int index, int count) {
    return find(ref, index, count).flatMap(Scope::whole);
  }

  static Optional<BigInteger> whole(AbiValue value) {
    return value instanceof AbiValue.Whole(BigInteger whole)
        ? Optional.of(whole)
        : Optional.empty();
  }
}
