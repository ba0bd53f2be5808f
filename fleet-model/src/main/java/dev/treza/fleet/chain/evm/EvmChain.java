package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import java.util.Optional;

/// Which networks a payload may be signed for.
public final class EvmChain {
  /// Where a payload names its network.
  public static final String PLACE = "chainId";

  private EvmChain() {}

  /// `network`, or `TX-CHAIN` if it is no EVM network, or another than the one the payload names. A
  /// payload that names none fits every EVM network, which its review says.
  public static Outcome<Network> check(Optional<BigInteger> named, Network network) {
    if (!speaksEvm(network.blockchain())) {
      return Outcome.refused(
          TransactionRefusal.CHAIN, network.name() + " does not take Ethereum transactions");
    }
    String chain = named.map(BigInteger::toString).orElse(network.id());
    return chain.equals(network.id())
        ? Outcome.accepted(network)
        : Outcome.refused(
            Refusal.at(
                TransactionRefusal.CHAIN,
                PLACE,
                "chain id " + chain + " is not " + network.name() + " (" + network.id() + ")"));
  }

  /// Whether accounts of the blockchain are EVM accounts.
  public static boolean speaksEvm(Blockchain blockchain) {
    return switch (blockchain) {
      case ETHEREUM, POLYGON, AVALANCHE -> true;
      case ETHEREUM2, BITCOIN, SOLANA -> false;
    };
  }
}
