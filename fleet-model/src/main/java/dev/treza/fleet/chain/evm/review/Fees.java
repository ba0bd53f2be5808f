package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;
import java.util.Optional;

/// What the user operations in a payload may cost in fees, all together.
final class Fees {
  private BigInteger operationsWei = BigInteger.ZERO;

  void add(BigInteger prefundWei) {
    operationsWei = operationsWei.add(prefundWei);
  }

  /// Their sum, if there are any.
  Optional<BigInteger> ofOperations() {
    return Optional.of(operationsWei).filter(wei -> wei.signum() > 0);
  }

  /// What is to be said if these fees and the payload's own are higher than is usual.
  Optional<EvmRisk> risk(BigInteger ownWei, Network network) {
    BigInteger all = operationsWei.add(ownWei);
    if (all.compareTo(network.highFee().multiply(BigInteger.TEN)) > 0) {
      return Optional.of(EvmRisk.FEE_EXTREME);
    }
    return all.compareTo(network.highFee()) > 0 ? Optional.of(EvmRisk.FEE_HIGH) : Optional.empty();
  }
}
