package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.display.FieldFormat;
import dev.treza.fleet.chain.evm.display.ValueRef;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Opens the calls that a descriptor says lie in the data, unless the roles of the function opened
/// them already.
record EmbeddedCalls(CallReviewer calls, Shown shown) {
  List<Inner> open(List<DisplayWriter.EmbeddedCall> embedded) {
    List<Inner> inner = new ArrayList<>();
    for (DisplayWriter.EmbeddedCall one : embedded) {
      if (!shown.has(one.data())) {
        call(one)
            .ifPresent(call -> {
              shown.add(one.data());
              inner.add((findings, depth) -> calls.review(call, findings, depth));
            });
      }
    }
    return inner;
  }

  private static Optional<Call> call(DisplayWriter.EmbeddedCall one) {
    FieldFormat.Calldata format = one.format();
    Optional<EvmAddress> callee = one.scope().address(format.callee(), one.index(), one.count());
    if (callee.isEmpty() || !(one.data().value() instanceof AbiValue.Octets(Bytes data))) {
      return Optional.empty();
    }
    Surrounding around = one.scope().surrounding();
    EvmAddress from = spender(one).orElseGet(() -> around.to().orElse(around.from()));
    BigInteger value =
        format
            .amount()
            .flatMap(ref -> one.scope().whole(ref, one.index(), one.count()))
            .orElse(BigInteger.ZERO);
    Bytes whole = selector(one).map(selector -> selector.concat(data)).orElse(data);
    return Optional.of(Call.plain(from, callee.get(), value, whole));
  }

  private static Optional<EvmAddress> spender(DisplayWriter.EmbeddedCall one) {
    Optional<ValueRef> ref = one.format().spender();
    return ref.flatMap(spender -> one.scope().address(spender, one.index(), one.count()));
  }

  private static Optional<Bytes> selector(DisplayWriter.EmbeddedCall one) {
    return one.format()
        .selector()
        .flatMap(ref -> one.scope().find(ref, one.index(), one.count()))
        .flatMap(value ->
            value instanceof AbiValue.Octets(Bytes octets) && octets.length() >= 4
                ? Optional.of(octets.slice(0, 4))
                : Optional.empty());
  }
}
