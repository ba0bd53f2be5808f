package dev.treza.sdk.process;

import static dev.treza.sdk.process.Clients.client;
import static dev.treza.sdk.process.Clients.daily;
import static dev.treza.sdk.process.Clients.identity;
import static dev.treza.sdk.process.Clients.payment;
import static dev.treza.sdk.process.Clients.rule;
import static dev.treza.sdk.process.Installation.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.rules.FullRun;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.ClientIdentity;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent is killed (SIGKILL) somewhere around a request of a client, again and again: however
/// often it happens, exactly what the limit allows is signed, and none of it twice.
@FullRun
class ClientKillLoopTest {
  private static final long SEED = Long.getLong("treza.seed", 20261125L);
  private static final int ROUNDS = Boolean.getBoolean("treza.full") ? 200 : 6;

  /// A third of the requests go beyond the limit.
  private static final int ALLOWED = ROUNDS * 2 / 3;

  private final Random random = new Random(SEED);
  private final ClientIdentity payments = identity("payments");

  @Test
  void noLimitIsSpentTwiceHoweverOftenTheAgentIsKilled(@TempDir Path folder)
      throws IOException, InterruptedException {
    Clients clients = new Clients(Installation.in(folder));
    AgentProcess agent = clients.installation.start();
    try {
      clients.installation.found(agent);
      Charter charter =
          clients.admit(
              agent,
              List.of(client("payments", payments, Instant.now().plus(Duration.ofDays(1)))),
              List.of(rule("payments", Optional.empty(), daily(ALLOWED))));
      Wallet wallet = clients.wallet(agent, charter);
      List<EvmSigned> signed = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        PreparedTransaction payment = payment(charter, wallet, round);
        Optional<EvmSigned> before = killedDuring(clients, agent, payment);
        agent = clients.installation.start();
        try (AttestedChannel channel = clients.as(agent, payments)) {
          Outcome<CommandResult<EvmSigned>> after = channel.sign(payment, List.of());
          if (signed.size() < ALLOWED) {
            EvmSigned again = done(Accept.accepted(after));
            before.ifPresent(first -> assertThat(again).as("seed %d", SEED).isEqualTo(first));
            signed.add(again);
          } else {
            assertThat(before).as("seed %d, round %d", SEED, round).isEmpty();
            assertThat(refusal(after))
                .as("seed %d, round %d", SEED, round)
                .isEqualTo("POL-NO-RULE");
          }
        }
      }
      assertThat(signed).as("seed %d", SEED).hasSize(ALLOWED).doesNotHaveDuplicates();
    } finally {
      agent.close();
    }
  }

  private static String refusal(Outcome<CommandResult<EvmSigned>> outcome) {
    return switch (outcome) {
      case Outcome.Refused<CommandResult<EvmSigned>>(Refusal refusal) -> refusal.id().id();
      case Outcome.Accepted<CommandResult<EvmSigned>> signed -> String.valueOf(signed);
    };
  }

  /// What came of the request before the agent was dead.
  private Optional<EvmSigned> killedDuring(
      Clients clients, AgentProcess agent, PreparedTransaction payment)
      throws IOException, InterruptedException {
    try (AttestedChannel channel = clients.as(agent, payments)) {
      var answer = CompletableFuture.supplyAsync(() -> channel.sign(payment, List.of()));
      TimeUnit.MICROSECONDS.sleep(1L << random.nextInt(10, 19));
      agent.kill();
      return answer.join() instanceof Outcome.Accepted<CommandResult<EvmSigned>>(var result)
          ? Optional.of(done(result))
          : Optional.empty();
    }
  }
}
