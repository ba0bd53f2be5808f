package dev.treza.fleet.chain;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The networks the product knows. Local ones may be added by configuration with [#local].
public final class Networks {
  private static final Denomination ETH = new Denomination("ETH", 18, "wei");
  private static final Denomination POL = new Denomination("POL", 18, "wei");
  private static final Denomination AVAX = new Denomination("AVAX", 18, "wei");

  private static final List<Network> PUBLIC =
      List.of(
          ethereum(NetworkMode.MAINNET, "1", "Ethereum"),
          ethereum(NetworkMode.TESTNET, "11155111", "Ethereum Sepolia"),
          ethereum(NetworkMode.TESTNET, "560048", "Ethereum Hoodi"),
          polygon(NetworkMode.MAINNET, "137", "Polygon"),
          polygon(NetworkMode.TESTNET, "80002", "Polygon Amoy"),
          avalanche(NetworkMode.MAINNET, "43114", "Avalanche C-Chain"),
          avalanche(NetworkMode.TESTNET, "43113", "Avalanche Fuji C-Chain"));

  private static final List<Network> KNOWN =
      Stream.concat(PUBLIC.stream(), Stream.of(local(31337))).toList();

  private Networks() {}

  public static List<Network> known() {
    return KNOWN;
  }

  /// The known network of `blockchain` with the chain's own id `id`.
  public static Optional<Network> find(Blockchain blockchain, String id) {
    return KNOWN.stream()
        .filter(network -> network.blockchain() == blockchain && network.id().equals(id))
        .findFirst();
  }

  /// A local Ethereum network with the given chain id, such as a developer's node.
  ///
  /// @throws IllegalArgumentException if `chainId` is not positive or belongs to a public network
  public static Network local(long chainId) {
    String id = Long.toString(chainId);
    if (chainId <= 0 || PUBLIC.stream().anyMatch(network -> network.id().equals(id))) {
      throw new IllegalArgumentException("no local network has the chain id " + id);
    }
    return ethereum(NetworkMode.LOCAL, id, "Local Ethereum " + id);
  }

  private static Network ethereum(NetworkMode mode, String id, String name) {
    return new Network(Blockchain.ETHEREUM, mode, id, name, ETH, tenths(ETH, 1));
  }

  private static Network polygon(NetworkMode mode, String id, String name) {
    return new Network(Blockchain.POLYGON, mode, id, name, POL, tenths(POL, 1000));
  }

  private static Network avalanche(NetworkMode mode, String id, String name) {
    return new Network(Blockchain.AVALANCHE, mode, id, name, AVAX, tenths(AVAX, 50));
  }

  private static BigInteger tenths(Denomination currency, long count) {
    return BigInteger.TEN.pow(currency.decimals() - 1).multiply(BigInteger.valueOf(count));
  }
}
