package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.SignedEvmTransaction;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The agent is killed (SIGKILL) somewhere in a signature, again and again.
@Timeout(1800)
class KillLoopTest {
  private static final long SEED = Long.getLong("treza.seed", 20261124L);
  private static final int ROUNDS = Boolean.getBoolean("treza.full") ? 200 : 6;

  @Test
  void aKilledAgentSignsTheSameRequestAgainAndNeverAnotherWithItsNonce(@TempDir Path folder)
      throws IOException, InterruptedException {
    Random random = new Random(SEED);
    Installation installation = Installation.in(folder);
    AgentProcess agent = installation.start();
    try {
      installation.found(agent);
      Charter charter = installation.charter(agent);
      AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent));
      Wallet wallet = installation.wallet(channel, charter);
      for (int round = 0; round < ROUNDS; round++) {
        PreparedTransaction payment = payment(charter, wallet, round);
        List<String> approvals = installation.approval(charter, payment);
        Optional<SignedEvmTransaction> before =
            signUntilKilled(channel, agent, payment, approvals, random.nextInt(0, 40));
        agent = installation.start();
        channel = channel(agent.endpoint(), installation.expectation(agent));

        SignedEvmTransaction after = done(Accept.accepted(channel.sign(payment, approvals)));

        assertThat(Accept.accepted(after.sender()).checksummed())
            .as("seed %d round %d", SEED, round)
            .isEqualTo(wallet.address());
        before.ifPresent(signed -> assertThat(after.raw()).isEqualTo(signed.raw()));
        refusesAnother(channel, installation, charter, wallet, round);
      }
      channel.close();
    } finally {
      agent.close();
    }
  }

  /// The answer, if it came before the agent was dead.
  private static Optional<SignedEvmTransaction> signUntilKilled(
      AttestedChannel channel,
      AgentProcess agent,
      PreparedTransaction payment,
      List<String> approvals,
      int millis)
      throws InterruptedException {
    CompletableFuture<Outcome<CommandResult<SignedEvmTransaction>>> answer =
        CompletableFuture.supplyAsync(() -> channel.sign(payment, approvals));
    TimeUnit.MILLISECONDS.sleep(millis);
    agent.kill();
    return switch (answer.join()) {
      case Outcome.Accepted<CommandResult<SignedEvmTransaction>>(var result) ->
          Optional.of(done(result));
      case Outcome.Refused<CommandResult<SignedEvmTransaction>> _ -> Optional.empty();
    };
  }

  private static void refusesAnother(
      AttestedChannel channel,
      Installation installation,
      Charter charter,
      Wallet wallet,
      int nonce) {
    Map<String, String> fields =
        Map.of(
            "to", "0x00000000000000000000000000000000000000aa",
            "value", "2",
            "nonce", Integer.toString(nonce),
            "gasLimit", "21000",
            "gasPrice", "1000000000",
            "chainId", "31337");
    PreparedTransaction other =
        Accept.accepted(
            PreparedTransaction.of(
                Installation.head(charter),
                wallet,
                new SignCall(
                    wallet.id(),
                    new TransactionInput.Fields(fields),
                    Optional.empty(),
                    List.of())));
    assertThat(Accept.refused(channel.sign(other, installation.approval(charter, other))))
        .isEqualTo(AgentRefusal.CONFLICT);
  }
}
