package dev.treza.fleet.chain;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import java.math.BigInteger;

/// One network of a blockchain, the context a transaction is reviewed in.
///
/// @param id what the chain itself calls it: the decimal chain id (EIP-155) of an EVM network
/// @param name for people: `Ethereum Sepolia`
/// @param currency in which amounts and fees are paid
/// @param highFee a total fee above this many smallest units is pointed out in reviews
public record Network(
    Blockchain blockchain,
    NetworkMode mode,
    String id,
    String name,
    Denomination currency,
    BigInteger highFee) {
  public Network {
    if (id.isEmpty() || name.isEmpty() || highFee.signum() <= 0) {
      throw new IllegalArgumentException("a network has an id, a name and a positive high fee");
    }
  }
}
