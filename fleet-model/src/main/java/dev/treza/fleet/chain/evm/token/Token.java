package dev.treza.fleet.chain.evm.token;

import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;

/// A token contract.
public record Token(BigInteger chainId, EvmAddress address, String symbol, int decimals) {
  /// How amounts of it are written; the smallest unit names the contract.
  public Denomination denomination() {
    return new Denomination(symbol, decimals, "smallest units of " + address);
  }
}
