package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A node that knows nothing of us accepts what the agent signs.
@Timeout(120)
class MinedTransactionTest {
  @Test
  void anvilMinesWhatTheAgentSignedAndEthersRecoversTheWalletAsSender(@TempDir Path folder)
      throws IOException, InterruptedException {
    Peers.required();
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      Charter charter = installation.charter(agent);
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        Wallet wallet = installation.wallet(channel, charter);
        Mining.assertMined(channel, charter, installation.officer(), wallet);
      }
    }
  }

  @Test
  void anvilMinesWhatWasSignedAsOneBatchWithOneApproval(@TempDir Path folder)
      throws IOException, InterruptedException {
    Peers.required();
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      Charter charter = installation.charter(agent);
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        Wallet wallet = installation.wallet(channel, charter);
        Mining.assertBatchMined(channel, charter, installation.officer(), wallet);
      }
    }
  }
}
