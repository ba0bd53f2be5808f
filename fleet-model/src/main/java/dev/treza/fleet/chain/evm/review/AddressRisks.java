package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.util.Optional;
import java.util.Set;

/// Addresses that nobody can have the key of.
final class AddressRisks {
  /// Where tokens are sent to be destroyed, and two that stand for currency or for nothing.
  private static final Set<EvmAddress> BURNERS =
      Set.of(
          address("000000000000000000000000000000000000dead"),
          address("dead000000000000000042069420694206942069"),
          address("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"),
          address("ffffffffffffffffffffffffffffffffffffffff"));

  private AddressRisks() {}

  /// What is to be said of somebody who gets something. Precompiled contracts have the lowest
  /// addresses and keep what they get.
  static Optional<EvmRisk> ofReceiver(EvmAddress address) {
    if (address.equals(EvmAddress.ZERO)) {
      return Optional.of(EvmRisk.ZERO_ADDRESS);
    }
    boolean precompiled = address.value().slice(0, EvmAddress.LENGTH - 2).isZero();
    return precompiled || BURNERS.contains(address)
        ? Optional.of(EvmRisk.BURN_ADDRESS)
        : Optional.empty();
  }

  private static EvmAddress address(String hex) {
    return new EvmAddress(Bytes.hex(hex));
  }
}
