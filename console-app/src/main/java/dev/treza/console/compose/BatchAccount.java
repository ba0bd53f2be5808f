package dev.treza.console.compose;

import dev.treza.console.link.node.EvmNode;
import dev.treza.console.link.node.Nonces;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One account on one network while a batch is composed: which nonce is next, what is taken.
final class BatchAccount {
  private final Network network;
  private final EvmAddress address;
  private final Outcome<Nonces> nonces;
  private final Map<Denomination, BigInteger> taken = new LinkedHashMap<>();
  private final Map<Denomination, BigInteger> held = new LinkedHashMap<>();
  private final Set<BigInteger> used = new HashSet<>();
  private Optional<BigInteger> expected;

  private BatchAccount(Network network, EvmAddress address, Outcome<Nonces> nonces) {
    this.network = network;
    this.address = address;
    this.nonces = nonces;
    this.expected =
        nonces instanceof Outcome.Accepted<Nonces>(Nonces known)
            ? Optional.of(known.pending())
            : Optional.empty();
  }

  static BatchAccount of(Payment payment, Outcome<EvmNode> node) throws InterruptedException {
    Outcome<Nonces> nonces =
        switch (node) {
          case Outcome.Refused<EvmNode>(Refusal refusal) -> Outcome.refused(refusal);
          case Outcome.Accepted<EvmNode>(EvmNode open) -> open.nonces(payment.from());
        };
    return new BatchAccount(payment.network(), payment.from(), nonces);
  }

  /// Asks the node what there is of the assets that `payment` takes.
  void look(Payment payment, Outcome<EvmNode> node) throws InterruptedException {
    if (node instanceof Outcome.Accepted<EvmNode>(EvmNode open)) {
      if (!held.containsKey(network.currency())) {
        remember(network.currency(), open.balance(address));
      }
      Optional<Token> token = payment.token();
      if (token.isPresent() && !held.containsKey(payment.denomination())) {
        remember(payment.denomination(), open.balance(address, token.get()));
      }
    }
  }

  private void remember(Denomination asset, Outcome<BigInteger> balance) {
    if (balance instanceof Outcome.Accepted<BigInteger>(BigInteger amount)) {
      held.put(asset, amount);
    }
  }

  /// What there is of what `payment` sends, as far as a node said it.
  Optional<BigInteger> held(Payment payment) {
    return Optional.ofNullable(held.get(payment.denomination()));
  }

  /// What a node said is next: of the first payment only, since the next ones follow from it.
  Optional<BigInteger> said() {
    return used.isEmpty() ? expected : Optional.empty();
  }

  /// The nonce that is next when all payments so far are signed. Refused as the node was: a first
  /// nonce is never guessed.
  Outcome<BigInteger> next() {
    if (expected.isPresent()) {
      return Outcome.accepted(expected.get());
    }
    return nonces.map(Nonces::pending);
  }

  /// Refused: `TX-FIELD` if a payment before has this nonce, since only one of them could go.
  Outcome<BigInteger> unused(BigInteger nonce) {
    return used.contains(nonce)
        ? Outcome.refused(
            Refusal.at(TransactionRefusal.FIELD, "nonce", "a payment before it has nonce " + nonce))
        : Outcome.accepted(nonce);
  }

  BatchPart take(BatchPart part) {
    used.add(part.nonce());
    expected = Optional.of(part.nonce().add(BigInteger.ONE));
    Payment payment = part.payment();
    taken.merge(network.currency(), part.feeWei(), BigInteger::add);
    taken.merge(payment.denomination(), payment.amount(), BigInteger::add);
    return part;
  }

  List<BatchTotal> totals() {
    List<BatchTotal> totals = new ArrayList<>();
    taken.forEach((asset, amount) ->
        totals.add(
            new BatchTotal(network, address, asset, amount, Optional.ofNullable(held.get(asset)))));
    return totals;
  }
}
