package dev.treza.console.compose;

import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;
import java.util.Optional;

/// What a batch takes of one asset from one account.
///
/// @param asset in which it is written
/// @param amount in smallest units; of the network's currency with the highest fees
/// @param held by the user's node; absent if none was asked
public record BatchTotal(
    Network network,
    EvmAddress from,
    Denomination asset,
    BigInteger amount,
    Optional<BigInteger> held) {
  /// Whether the account has too little.
  public boolean isTooMuch() {
    return held.filter(have -> have.compareTo(amount) < 0).isPresent();
  }
}
