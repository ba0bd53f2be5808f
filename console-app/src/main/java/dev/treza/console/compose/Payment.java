package dev.treza.console.compose;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.Optional;

/// What a person wants done.
///
/// @param to who gets it; absent for the creation of a contract
/// @param token what is sent; absent for the network's currency
/// @param amount in smallest units
/// @param data for a contract; empty if a token is sent
/// @param nonce the next one if absent
/// @param gasLimit estimated if absent
public record Payment(
    Network network,
    EvmAddress from,
    Optional<EvmAddress> to,
    Optional<Token> token,
    BigInteger amount,
    Bytes data,
    FeeLevel level,
    Optional<BigInteger> nonce,
    Optional<BigInteger> gasLimit) {
  /// In which the amount is written.
  public Denomination denomination() {
    return token.map(Token::denomination).orElse(network.currency());
  }

  /// The call that does it, if `affordable` is what is sent.
  CallFields call(BigInteger affordable) {
    return token
        .map(contract -> CallFields.transfer(contract, to.orElse(EvmAddress.ZERO), affordable))
        .orElseGet(() -> new CallFields(to, affordable, data));
  }
}
