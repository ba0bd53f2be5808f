package dev.treza.console.cli;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.wallet.Metadata;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// What every new wallet is asked with.
final class WalletOptions {
  @Option(names = "--blockchain", paramLabel = "NAME", description = "such as ethereum (default)")
  private Blockchain blockchain = Blockchain.ETHEREUM;

  @Option(names = "--network", paramLabel = "MODE", description = "local, testnet or mainnet")
  private NetworkMode network = NetworkMode.TESTNET;

  @Option(names = "--purpose", paramLabel = "TEXT", description = "what people call the wallet")
  private Optional<String> purpose = Optional.empty();

  @Option(
      names = "--metadata",
      paramLabel = "NAME=TEXT",
      description = "something else to remember with it; may be repeated")
  private Map<String, String> metadata = new TreeMap<>();

  Blockchain blockchain() {
    return blockchain;
  }

  NetworkMode network() {
    return network;
  }

  Optional<String> purpose() {
    return purpose;
  }

  Metadata metadata() throws UnreadableInputException {
    Optional<String> fault = Metadata.fault(metadata);
    if (fault.isPresent()) {
      throw new UnreadableInputException("--metadata: " + fault.get());
    }
    return new Metadata(new TreeMap<>(metadata));
  }
}
