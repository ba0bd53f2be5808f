package dev.treza.fleet.chain.evm.clearsign;

import static dev.treza.fleet.chain.evm.EvmSamples.accepted;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.review.ReviewContext;
import dev.treza.fleet.chain.evm.token.TokenList;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// The published descriptors as a bundle, with the tokens and the account of their examples.
final class RegistryFixture {
  /// The account of the device that the examples were made with.
  static final EvmAddress ACCOUNT =
      new EvmAddress(Bytes.hex("dad77910dbdfde764fc21fcd4e74d71bbaca6d8d"));

  /// The tokens that occur in the examples.
  static final String TOKENS =
      """
      1 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48 USDC 6
      1 0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2 WETH 18
      1 0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599 WBTC 8
      1 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84 stETH 18
      1 0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0 wstETH 18
      1 0xdAC17F958D2ee523a2206206994597C13D831ec7 USDT 6
      1 0xb5d730D442e1D5B119Fb4E5c843c48a64202ef92 SABAI 18
      1 0x4a220E6096B25EADb88358cb44068A3248254675 QNT 18
      8453 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 USDC 6
      42161 0xaf88d065e77c8cC2239327C5EDb3A432268e5831 USDC 6
      """;

  private RegistryFixture() {}

  /// The files below `registry` and `ercs`, without their tests.
  static SortedMap<String, String> descriptors() throws IOException {
    SortedMap<String, String> files = Vectors.documents("erc7730");
    files.keySet().removeIf(path -> path.startsWith("specs") || path.contains("/tests/"));
    return files;
  }

  static DescriptorBundle bundle() throws IOException {
    return accepted(DescriptorBundle.parse(bundled(descriptors())));
  }

  /// One JSON object of documents by path.
  static Bytes bundled(Map<String, String> files) {
    return Bytes.utf8(
        files.entrySet().stream()
            .map(file -> "\"" + file.getKey() + "\": " + file.getValue())
            .collect(Collectors.joining(",\n", "{", "}")));
  }

  static ReviewContext context(String chainId, String tokens, DescriptorBundle bundle) {
    Network ethereum = Networks.known().getFirst();
    Network network =
        new Network(
            Blockchain.ETHEREUM,
            NetworkMode.MAINNET,
            chainId,
            "Chain " + chainId,
            ethereum.currency(),
            ethereum.highFee());
    return new ReviewContext(
        network,
        ACCOUNT,
        AddressBook.EMPTY,
        accepted(TokenList.parse(Bytes.utf8(tokens))),
        bundle,
        Optional.empty(),
        Optional.empty());
  }
}
