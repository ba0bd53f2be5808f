package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.display.ContainerField;
import java.math.BigInteger;
import java.util.Optional;

/// What surrounds the data of a call or document.
///
/// @param from the caller, or whoever signs
/// @param to the called contract, or the verifying contract if the domain names one
record Surrounding(
    EvmAddress from, Optional<EvmAddress> to, BigInteger valueWei, BigInteger chainId) {
  Optional<AbiValue> value(ContainerField field) {
    return switch (field) {
      case FROM -> Optional.of(new AbiValue.Account(from));
      case TO -> to.map(AbiValue.Account::new);
      case VALUE -> Optional.of(new AbiValue.Whole(valueWei));
      case CHAIN_ID -> Optional.of(new AbiValue.Whole(chainId));
    };
  }
}
