package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.abi.ValuePath.Found;
import dev.treza.fleet.chain.evm.call.ArgumentRole;
import dev.treza.fleet.chain.evm.display.ValueRef;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the calls out of arguments. What cannot be taken out stays among the values that are shown
/// as they are, and a risk says so.
final class InnerCalls {
  private final CallReviewer calls;
  private final Findings findings;
  private final Scope scope;
  private final Shown shown;

  InnerCalls(CallReviewer calls, Findings findings, Scope scope, Shown shown) {
    this.calls = calls;
    this.findings = findings;
    this.scope = scope;
    this.shown = shown;
  }

  /// Calls that the called contract makes.
  List<Inner> of(ArgumentRole.Calls role) {
    List<Found> data = scope.find(role.data());
    List<Inner> inner = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      int index = i;
      Optional<EvmAddress> to = scope.address(role.to(), i, data.size());
      Optional<BigInteger> value = value(role.value(), i, data.size());
      Optional<Bytes> octets = octets(data.get(i));
      if (to.isEmpty() || value.isEmpty() || octets.isEmpty()) {
        findings.raise(EvmRisk.BLIND_DATA);
        continue;
      }
      shown.add(data.get(i));
      markShown(role.to(), i, data.size());
      if (value.get().signum() != 0) {
        role.value().ifPresent(ref -> markShown(ref, index, data.size()));
      }
      boolean foreign = operation(role, i, data.size()).equals(BigInteger.ONE);
      inner.add(call(new Call(self(), to.get(), value.get(), octets.get(), foreign, false)));
    }
    return inner;
  }

  /// Calls that the called contract makes to itself, as if its caller made them.
  List<Inner> ofItself(ValueRef ref, boolean bounded) {
    Surrounding around = scope.surrounding();
    List<Inner> inner = new ArrayList<>();
    for (Found data : scope.find(ref)) {
      octets(data)
          .ifPresent(octets -> {
            shown.add(data);
            inner.add(
                call(new Call(around.from(), self(), BigInteger.ZERO, octets, false, bounded)));
          });
    }
    return inner;
  }

  /// Foreign code that the called contract runs; with nothing to run, nothing. Code that is run
  /// without data is run all the same: what it does is its fallback's choice.
  List<Inner> of(ArgumentRole.Delegates role) {
    List<Found> data = scope.find(role.data());
    Optional<EvmAddress> to = scope.address(role.to(), 0, 1);
    if (data.size() != 1 || to.isEmpty()) {
      findings.raise(EvmRisk.BLIND_DATA);
      return List.of();
    }
    Optional<Bytes> octets = octets(data.getFirst());
    boolean runs = role.always() && !to.get().equals(EvmAddress.ZERO);
    if (octets.isEmpty() || (octets.get().isEmpty() && !runs)) {
      return List.of();
    }
    shown.add(data.getFirst());
    scope.find(role.to()).forEach(shown::add);
    return List.of(call(new Call(self(), to.get(), BigInteger.ZERO, octets.get(), true, false)));
  }

  /// The transactions of Safe's MultiSend.
  List<Inner> ofMultiSend(ValueRef ref) {
    return packed(ref, octets -> PackedCalls.multiSend(self(), octets));
  }

  /// The call or calls of an account by ERC-7579.
  List<Inner> of(ArgumentRole.ByMode role) {
    Optional<Bytes> mode = scope.find(role.mode(), 0, 1).flatMap(InnerCalls::octets);
    return packed(
        role.data(), octets -> mode.flatMap(by -> PackedCalls.byMode(self(), by, octets)));
  }

  /// The commands of the Universal Router.
  List<Inner> of(ArgumentRole.Commands role) {
    List<Found> commands = scope.find(role.commands());
    List<Found> inputs =
        scope.find(role.inputs()).stream().flatMap(i -> i.parts().stream()).toList();
    Optional<Bytes> numbers = commands.stream().findFirst().flatMap(InnerCalls::octets);
    if (numbers.isEmpty() || numbers.get().length() != inputs.size()) {
      findings.raise(EvmRisk.BLIND_DATA);
      return List.of();
    }
    shown.add(commands.getFirst());
    List<Inner> inner = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Optional<Bytes> input = octets(inputs.get(i));
      if (input.isPresent()) {
        shown.add(inputs.get(i));
        inner.add(new RouterCommand(calls, scope.surrounding(), numbers.get().at(i), input.get()));
      }
    }
    return inner;
  }

  @FunctionalInterface
  private interface Unpacking {
    Optional<List<Call>> of(Bytes octets);
  }

  private List<Inner> packed(ValueRef ref, Unpacking unpacking) {
    List<Inner> inner = new ArrayList<>();
    for (Found data : scope.find(ref)) {
      Optional<List<Call>> unpacked = octets(data).flatMap(unpacking::of);
      if (unpacked.isEmpty()) {
        findings.raise(EvmRisk.BLIND_DATA);
      } else {
        shown.add(data);
        unpacked.get().forEach(call -> inner.add(call(call)));
      }
    }
    return inner;
  }

  Inner call(Call call) {
    return (inside, depth) -> calls.review(call, inside, depth);
  }

  private EvmAddress self() {
    return scope.surrounding().to().orElse(scope.surrounding().from());
  }

  private Optional<BigInteger> value(Optional<ValueRef> ref, int index, int count) {
    return ref.isEmpty() ? Optional.of(BigInteger.ZERO) : scope.whole(ref.get(), index, count);
  }

  private BigInteger operation(ArgumentRole.Calls role, int index, int count) {
    return role.operation().flatMap(ref -> scope.whole(ref, index, count)).orElse(BigInteger.ZERO);
  }

  /// The call shows its recipient itself, and its value unless that is nothing.
  private void markShown(ValueRef ref, int index, int count) {
    List<Found> found = scope.find(ref);
    if (found.size() == count) {
      shown.add(found.get(index));
    }
  }

  private static Optional<Bytes> octets(Found found) {
    return octets(found.value());
  }

  private static Optional<Bytes> octets(AbiValue value) {
    return value instanceof AbiValue.Octets(Bytes octets) ? Optional.of(octets) : Optional.empty();
  }
}
