package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Network;
import java.math.BigInteger;

/// The ids of assets on EVM networks (CAIP-2 namespace `eip155`, CAIP-19; coin types of SLIP-44).
public final class EvmAssets {
  private EvmAssets() {}

  /// The currency in which the network's fees are paid.
  public static AssetId currency(Network network) {
    return new AssetId("eip155:" + network.id() + "/slip44:" + coinType(network.blockchain()));
  }

  /// A contract whose tokens are alike (ERC-20).
  public static AssetId token(BigInteger chainId, EvmAddress contract) {
    return of(chainId, "erc20", contract);
  }

  /// A collection of tokens that are each one of a kind (ERC-721).
  public static AssetId collection(BigInteger chainId, EvmAddress contract) {
    return of(chainId, "erc721", contract);
  }

  /// A contract of several kinds of tokens (ERC-1155); they are counted together.
  public static AssetId multiToken(BigInteger chainId, EvmAddress contract) {
    return of(chainId, "erc1155", contract);
  }

  private static AssetId of(BigInteger chainId, String namespace, EvmAddress contract) {
    return new AssetId("eip155:" + chainId + "/" + namespace + ":" + contract.checksummed());
  }

  private static int coinType(Blockchain blockchain) {
    return switch (blockchain) {
      case ETHEREUM -> 60;
      case POLYGON -> 966;
      case AVALANCHE -> 9005;
      case ETHEREUM2, BITCOIN, SOLANA ->
          throw new IllegalArgumentException(blockchain.label() + " is no EVM network");
    };
  }
}
