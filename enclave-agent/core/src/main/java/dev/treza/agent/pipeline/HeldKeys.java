package dev.treza.agent.pipeline;

import dev.treza.agent.store.StoreException;
import dev.treza.agent.wallet.Releases;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.typed.TypedData;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.Optional;

/// What a key that was somewhere else before may sign: nothing until it is released, and then no
/// transaction below the counters of its release. A message has no counter.
final class HeldKeys {
  private HeldKeys() {}

  /// Refused: `KEY-HELD`, `KEY-COUNTER`.
  static Optional<Refusal> refuses(Releases releases, PreparedTransaction task)
      throws StoreException {
    Wallet wallet = task.request().wallet();
    return switch (wallet.origin()) {
      case KeyOrigin.Generated _, KeyOrigin.Derived _ -> Optional.empty();
      case KeyOrigin.Imported _ -> refuses(releases.counters(wallet.id()), task);
    };
  }

  private static Optional<Refusal> refuses(
      Optional<EvmCounters> counters, PreparedTransaction task) {
    if (counters.isEmpty()) {
      return Optional.of(
          Refusal.of(AgentRefusal.KEY_HELD, task.request().wallet().id() + " is not released"));
    }
    return switch (task.payload()) {
      case EvmPayload.OfTransaction(EvmTransaction transaction) ->
          below(counters.get(), transaction);
      case EvmPayload.OfMessage _ -> Optional.empty();
      case EvmPayload.OfTypedData(TypedData data) -> elsewhere(counters.get(), data);
    };
  }

  /// A document has no counter, but the chain it is for must have been released.
  private static Optional<Refusal> elsewhere(EvmCounters counters, TypedData data) {
    return data.domain()
        .chainId()
        .filter(chain -> counters.next(chain).isEmpty())
        .map(chain ->
            Refusal.of(AgentRefusal.KEY_COUNTER, "no counter was released for chain " + chain));
  }

  private static Optional<Refusal> below(EvmCounters counters, EvmTransaction transaction) {
    BigInteger nonce = transaction.nonce();
    String chain = transaction.boundChain().map(id -> "chain " + id).orElse("no chain");
    Optional<BigInteger> first = transaction.boundChain().flatMap(counters::next);
    if (first.isEmpty()) {
      return Optional.of(
          Refusal.of(AgentRefusal.KEY_COUNTER, "no counter was released for " + chain));
    }
    return nonce.compareTo(first.get()) < 0
        ? Optional.of(
            Refusal.of(
                AgentRefusal.KEY_COUNTER,
                "nonce %s on %s is below %s".formatted(nonce, chain, first.get())))
        : Optional.empty();
  }
}
