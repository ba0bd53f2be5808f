package dev.treza.console.compose;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.node.EvmNode;
import dev.treza.console.link.node.NodeLink;
import dev.treza.console.link.node.RecentFees;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.protocol.TransactionInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Composes payments one after another, so that their nonces follow each other. What a payment says
/// itself is taken; the rest comes from the user's node of its network. Where there is no node, a
/// payment has to say everything.
public final class BatchComposer implements AutoCloseable {
  private record Key(Network network, String account) {}

  private final NodeLink nodes;
  private final Map<Network, Outcome<EvmNode>> opened = new HashMap<>();
  private final Map<Network, Outcome<RecentFees>> fees = new HashMap<>();
  private final Map<Key, BatchAccount> accounts = new LinkedHashMap<>();

  public BatchComposer(NodeLink nodes) {
    this.nodes = nodes;
  }

  /// The next payment. Refused: `NODE-*` if it lacks what a node would say, and `TX-*` if what came
  /// of it is no transaction.
  ///
  /// @param stated the fees that the payment says itself
  public Outcome<BatchPart> add(Payment payment, Optional<GasFees> stated)
      throws ConsoleException, InterruptedException {
    Outcome<EvmNode> node = node(payment.network());
    BatchAccount account = account(payment, node);
    return switch (cost(payment, stated, node, account)) {
      case Outcome.Refused<Cost>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Cost>(Cost cost) ->
          checked(part(payment, cost, account)).map(account::take);
    };
  }

  /// What the payments so far take from each account, of each asset.
  public List<BatchTotal> totals() {
    List<BatchTotal> totals = new ArrayList<>();
    accounts.values().forEach(account -> totals.addAll(account.totals()));
    return totals;
  }

  @Override
  public void close() {
    for (Outcome<EvmNode> one : opened.values()) {
      if (one instanceof Outcome.Accepted<EvmNode>(EvmNode node)) {
        node.close();
      }
    }
  }

  private record Cost(BigInteger nonce, BigInteger gas, GasFees fees) {}

  private Outcome<Cost> cost(
      Payment payment, Optional<GasFees> stated, Outcome<EvmNode> node, BatchAccount account)
      throws InterruptedException {
    return Halt.waiting(() -> {
      BigInteger nonce =
          Halt.need(
              account.unused(
                  payment.nonce().isPresent() ? payment.nonce().get() : Halt.need(account.next())));
      GasFees offered =
          stated.isPresent()
              ? stated.get()
              : payment.level().of(Halt.need(recent(payment.network(), node)));
      BigInteger gas =
          payment.gasLimit().isPresent()
              ? payment.gasLimit().get()
              : Halt.need(gas(payment, Halt.need(node), account));
      return new Cost(nonce, gas, offered);
    });
  }

  private static Outcome<BigInteger> gas(Payment payment, EvmNode node, BatchAccount account)
      throws InterruptedException {
    return new Composer(node).gas(payment, account.held(payment).orElse(payment.amount()));
  }

  private Outcome<RecentFees> recent(Network network, Outcome<EvmNode> node)
      throws InterruptedException {
    Outcome<RecentFees> known = fees.get(network);
    if (known != null) {
      return known;
    }
    Outcome<RecentFees> asked =
        switch (node) {
          case Outcome.Refused<EvmNode>(Refusal refusal) -> Outcome.refused(refusal);
          case Outcome.Accepted<EvmNode>(EvmNode open) -> open.fees();
        };
    fees.put(network, asked);
    return asked;
  }

  private static BatchPart part(Payment payment, Cost cost, BatchAccount account) {
    Composer.Plan plan =
        new Composer.Plan(
            payment.network(),
            payment.from(),
            payment.to(),
            payment.call(payment.amount()),
            List.of(),
            payment.denomination().text(payment.amount()),
            Optional.empty(),
            Optional.empty());
    return new BatchPart(
        payment,
        Composer.fields(plan, cost.nonce(), cost.gas(), cost.fees()),
        cost.nonce(),
        account.said(),
        cost.gas().multiply(cost.fees().maxFeeWei()));
  }

  private static Outcome<BatchPart> checked(BatchPart part) {
    return new TransactionInput.Fields(part.fields()).decode().map(_ -> part);
  }

  private Outcome<EvmNode> node(Network network) throws ConsoleException, InterruptedException {
    Outcome<EvmNode> known = opened.get(network);
    if (known == null) {
      known = nodes.open(network);
      opened.put(network, known);
    }
    return known;
  }

  private BatchAccount account(Payment payment, Outcome<EvmNode> node) throws InterruptedException {
    Key key = new Key(payment.network(), payment.from().checksummed());
    BatchAccount account = accounts.get(key);
    if (account == null) {
      account = BatchAccount.of(payment, node);
      accounts.put(key, account);
    }
    account.look(payment, node);
    return account;
  }
}
