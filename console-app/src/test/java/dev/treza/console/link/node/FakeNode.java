package dev.treza.console.link.node;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A node of every network whose answers a test sets: an account with ten ether and no transaction,
/// fees of a quiet day.
public final class FakeNode implements EvmNode, NodeLink {
  public final List<Bytes> sent = new ArrayList<>();
  public final List<TrialCall> tried = new ArrayList<>();
  public boolean chosen = true;
  public boolean knows = true;
  public BigInteger balance = BigInteger.TEN.pow(19);
  public BigInteger tokens = BigInteger.ZERO;
  public BigInteger mined = BigInteger.ZERO;
  public BigInteger pending = BigInteger.ZERO;
  public BigInteger gas = BigInteger.valueOf(21_000);
  public BigInteger height = BigInteger.TEN;
  public Optional<Inclusion> inclusion = Optional.empty();
  public Optional<String> rejection = Optional.empty();
  public int closed;

  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  @Override
  public Outcome<EvmNode> open(Network network) {
    return chosen
        ? Outcome.accepted(this)
        : Outcome.refused(NodeRefusal.NONE, "there is none for " + network.name());
  }

  @Override
  public Optional<NodeAddress> address(Network network) {
    return Optional.empty();
  }

  @Override
  public Outcome<NodeAddress> choose(Network network, NodeAddress address) {
    return Outcome.accepted(address);
  }

  @Override
  public boolean forget(Network network) {
    return chosen;
  }

  @Override
  public Outcome<BigInteger> balance(EvmAddress account) {
    return Outcome.accepted(balance);
  }

  @Override
  public Outcome<BigInteger> balance(EvmAddress account, Token token) {
    return Outcome.accepted(tokens);
  }

  @Override
  public Outcome<Nonces> nonces(EvmAddress account) {
    return Outcome.accepted(new Nonces(mined, pending));
  }

  @Override
  public Outcome<RecentFees> fees() {
    return Outcome.accepted(
        new RecentFees(GWEI, List.of(GWEI, GWEI.shiftLeft(1), GWEI.shiftLeft(2))));
  }

  @Override
  public Outcome<BigInteger> gas(TrialCall call) {
    tried.add(call);
    return Outcome.accepted(gas);
  }

  @Override
  public Outcome<Bytes> broadcast(Bytes raw, Bytes hash) {
    if (rejection.isPresent()) {
      return Outcome.refused(NodeRefusal.REJECTED, rejection.get());
    }
    sent.add(raw);
    return Outcome.accepted(hash);
  }

  @Override
  public Outcome<Optional<Inclusion>> inclusion(Bytes hash) {
    return Outcome.accepted(inclusion);
  }

  @Override
  public Outcome<Boolean> knows(Bytes hash) {
    return Outcome.accepted(knows);
  }

  @Override
  public Outcome<BigInteger> height() {
    return Outcome.accepted(height);
  }

  @Override
  public void close() {
    closed++;
  }
}
