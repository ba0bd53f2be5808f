package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealAgentTest {
  private final Installation installation;
  private final AgentProcess agent;

  RealAgentTest(@TempDir Path folder) throws IOException {
    this.installation = Installation.in(folder);
    this.agent = installation.start();
  }

  @BeforeAll
  void found() throws IOException {
    installation.found(agent);
  }

  @AfterAll
  void stop() throws IOException {
    agent.close();
  }

  @Test
  void makesAWalletAndSignsThroughARelay() throws IOException {
    Charter charter = installation.charter(agent);
    try (TestServer relay = TestServer.tcp(new BytePump(agent.endpoint()));
        AttestedChannel channel = channel(relay.endpoint(), installation.expectation(agent))) {
      assertThat(Accept.accepted(channel.charter())).isEqualTo(charter);
      Wallet wallet = installation.wallet(channel, charter);
      assertThat(Accept.accepted(channel.wallets())).containsExactly(wallet);
      PreparedTransaction payment = payment(charter, wallet, 0);
      Accept.accepted(channel.review(payment));
      EvmSigned signed =
          done(Accept.accepted(channel.sign(payment, installation.approval(charter, payment))));
      assertThat(Accept.accepted(signed.signer()).checksummed()).isEqualTo(wallet.address());
    }
  }

  @Test
  void saysWhichApprovalsAreMissing() throws IOException {
    Charter charter = installation.charter(agent);
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      assertThat(
              Accept.accepted(
                  channel.generateWallet(installation.walletRequest(charter), List.of())))
          .isInstanceOfSatisfying(
              CommandResult.Pending.class,
              pending -> assertThat(pending.missing().rule()).isEqualTo("all"));
    }
  }
}
