package dev.treza.console.compose;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmChain;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.SignedEvmTransaction;
import java.math.BigInteger;
import java.util.Optional;

/// A signed transaction that may be, or was, handed to the nodes of its network.
public record Sent(SignedEvmTransaction signed, EvmAddress sender, Network network) {
  /// Reads a signed serialisation. Refused: `TX-*` if it is none, and `TX-CHAIN` if it names no
  /// network that is known.
  public static Outcome<Sent> parse(Bytes raw) {
    return SignedEvmTransaction.parse(raw)
        .then(signed ->
            signed
                .sender()
                .then(sender ->
                    network(signed.transaction().boundChain())
                        .map(network -> new Sent(signed, sender, network))));
  }

  public EvmTransaction transaction() {
    return signed.transaction();
  }

  private static Outcome<Network> network(Optional<BigInteger> chain) {
    return Networks.known().stream()
        .filter(network -> EvmChain.speaksEvm(network.blockchain()))
        .filter(network -> chain.map(BigInteger::toString).equals(Optional.of(network.id())))
        .findFirst()
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                TransactionRefusal.CHAIN,
                chain.map(id -> "no network has chain id " + id).orElse("it names no chain")));
  }
}
