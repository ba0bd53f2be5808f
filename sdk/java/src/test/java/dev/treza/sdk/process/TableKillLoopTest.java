package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.rules.FullRun;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The agent is killed (SIGKILL) at one of the calls on its table while it signs, again and again:
/// before the table was written, or after, without ever having the answer. No nonce is spent twice,
/// nothing is signed without its record, and the same request again gives the same signature.
@FullRun
@Timeout(3600)
class TableKillLoopTest {
  private static final long SEED = Long.getLong("treza.seed", System.nanoTime());
  private static final boolean FULL = Boolean.getBoolean("treza.full");
  private static final int ROUNDS = FULL ? 200 : 4;

  /// How many calls of each kind a signature takes, at most.
  private static final int READS = 12;

  private static final int WRITES = 3;

  private final Random random = new Random(SEED);
  private final Set<Long> receipts = new HashSet<>();
  private int answered;
  private int recorded;
  private int nothing;

  @Test
  void aRequestIsCarriedOutOnceWhereverTheAgentIsKilled(@TempDir Path folder) throws Exception {
    System.out.printf("kills at the table: seed %d, %d rounds%n", SEED, ROUNDS);
    try (Cloud cloud = Cloud.withTable(folder)) {
      AgentProcess agent = cloud.founded();
      try {
        Wallet wallet;
        try (AttestedChannel channel = cloud.channel(agent)) {
          wallet = cloud.installation.wallet(channel, cloud.charter());
        }
        for (int nonce = 0; nonce < ROUNDS; nonce++) {
          PreparedTransaction payment = Installation.payment(cloud.charter(), wallet, nonce);
          List<String> approvals = cloud.installation.approval(cloud.charter(), payment);
          killed(cloud, agent, payment, approvals);
          agent = cloud.installation.start();
          holds(cloud, agent, wallet, nonce, payment, approvals);
        }
      } finally {
        agent.close();
      }
    }
    System.out.printf("answered %d, recorded only %d, neither %d%n", answered, recorded, nothing);
    assertThat(receipts).as("seed %d", SEED).hasSize(ROUNDS);
    if (FULL) {
      assertThat(List.of(recorded, nothing)).as("seed %d", SEED).allMatch(count -> count > 0);
    }
  }

  private void killed(
      Cloud cloud, AgentProcess agent, PreparedTransaction payment, List<String> approvals)
      throws Exception {
    boolean write = random.nextBoolean();
    String operation = write ? "TransactWriteItems" : "GetItem";
    int nth = 1 + random.nextInt(write ? WRITES : READS);
    String fault = random.nextBoolean() ? "DROPPED_BEFORE" : "DROPPED_AFTER";
    try (AttestedChannel channel = cloud.channel(agent)) {
      if (nth > 1) {
        cloud.aws().plan(operation, "NONE", nth - 1);
      }
      cloud.aws().plan(operation, fault, 1000);
      long last = cloud.aws().asked(operation) + nth;
      var answer = CompletableFuture.supplyAsync(() -> channel.sign(payment, approvals));
      while (cloud.aws().asked(operation) < last && !answer.isDone()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      agent.kill();
      if (answer.join() instanceof Outcome.Accepted<CommandResult<EvmSigned>>) {
        answered++;
      }
    }
    cloud.aws().noFaults();
  }

  private void holds(
      Cloud cloud,
      AgentProcess agent,
      Wallet wallet,
      int nonce,
      PreparedTransaction payment,
      List<String> approvals)
      throws Exception {
    try (AttestedChannel channel = cloud.channel(agent)) {
      if (Accept.accepted(channel.sign(payment, List.of())) instanceof CommandResult.Done) {
        recorded++;
      } else {
        nothing++;
      }
      CommandResult.Done<EvmSigned> first = done(channel.sign(payment, approvals));
      CommandResult.Done<EvmSigned> again = done(channel.sign(payment, List.of()));
      assertThat(again.value()).as("seed %d nonce %d", SEED, nonce).isEqualTo(first.value());
      assertThat(again.receipt().jws()).isEqualTo(first.receipt().jws());
      assertThat(receipts.add(first.receipt().receipt().sequence())).isTrue();
      PreparedTransaction other = Installation.payment(cloud.charter(), wallet, nonce, 2);
      assertThat(
              Accept.refused(
                  channel.sign(other, cloud.installation.approval(cloud.charter(), other))))
          .as("seed %d nonce %d", SEED, nonce)
          .isEqualTo(AgentRefusal.CONFLICT);
    }
  }

  private static CommandResult.Done<EvmSigned> done(Outcome<CommandResult<EvmSigned>> outcome) {
    return switch (Accept.accepted(outcome)) {
      case CommandResult.Done<EvmSigned> done -> done;
      case CommandResult.Pending<EvmSigned>(var missing) -> throw new AssertionError(missing);
    };
  }
}
