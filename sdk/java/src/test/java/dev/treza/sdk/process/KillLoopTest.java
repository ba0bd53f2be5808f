package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The agent is killed (SIGKILL) somewhere around a command, again and again; every start is also a
/// test that its journal opens.
@Timeout(3600)
class KillLoopTest {
  private static final long SEED = Long.getLong("treza.seed", 20261124L);
  private static final boolean FULL = Boolean.getBoolean("treza.full");
  private static final int ROUNDS = FULL ? 200 : 6;

  private final Random random = new Random(SEED);
  private final Set<Long> receipts = new HashSet<>();
  private final List<Wallet> wallets = new ArrayList<>();
  private int answered;
  private int recorded;

  /// A command as a call that can be made again, with its approvals or without.
  private interface Command<T> extends Function<List<String>, Outcome<CommandResult<T>>> {}

  @Test
  void aCommandIsCarriedOutOnceHoweverOftenTheAgentIsKilled(@TempDir Path folder)
      throws IOException, InterruptedException {
    Installation installation = Installation.in(folder);
    AgentProcess agent = installation.start();
    try {
      installation.found(agent);
      Charter charter = installation.charter(agent);
      try (AttestedChannel first = channel(agent.endpoint(), installation.expectation(agent))) {
        wallets.add(installation.wallet(first, charter));
      }
      for (int round = 0; round < ROUNDS; round++) {
        agent =
            round % 4 == 3
                ? makesAWallet(installation, charter, agent)
                : signs(installation, charter, agent, round);
      }
    } finally {
      agent.close();
    }
    assertThat(receipts).as("seed %d", SEED).hasSize(ROUNDS);
    if (FULL) {
      // otherwise the kills missed a window, and the loop proved less than it says
      assertThat(List.of(answered, recorded, ROUNDS - answered - recorded))
          .as("commands answered, only recorded, neither; seed %d", SEED)
          .allMatch(count -> count > 0);
    }
  }

  private AgentProcess signs(
      Installation installation, Charter charter, AgentProcess agent, int nonce)
      throws IOException, InterruptedException {
    PreparedTransaction payment = payment(charter, wallets.getFirst(), nonce);
    List<String> approvals = installation.approval(charter, payment);
    var before =
        killedDuring(
            installation, agent, approvals, channel -> given -> channel.sign(payment, given));
    AgentProcess next = installation.start();
    try (AttestedChannel channel = channel(next.endpoint(), installation.expectation(next))) {
      holds(before, approvals, given -> channel.sign(payment, given));
      PreparedTransaction other = payment(charter, wallets.getFirst(), nonce, 2);
      assertThat(Accept.refused(channel.sign(other, installation.approval(charter, other))))
          .as("seed %d nonce %d", SEED, nonce)
          .isEqualTo(AgentRefusal.CONFLICT);
    }
    return next;
  }

  private AgentProcess makesAWallet(Installation installation, Charter charter, AgentProcess agent)
      throws IOException, InterruptedException {
    WalletRequest request = installation.walletRequest(charter);
    List<String> approvals =
        List.of(installation.officer().approve(charter, request, WalletReview.of(request)));
    var before =
        killedDuring(
            installation,
            agent,
            approvals,
            channel -> given -> channel.generateWallet(request, given));
    AgentProcess next = installation.start();
    try (AttestedChannel channel = channel(next.endpoint(), installation.expectation(next))) {
      wallets.add(holds(before, approvals, given -> channel.generateWallet(request, given)));
      assertThat(Accept.accepted(channel.wallets())).containsExactlyInAnyOrderElementsOf(wallets);
    }
    return next;
  }

  /// What came of the command before the agent was dead.
  private <T> Outcome<CommandResult<T>> killedDuring(
      Installation installation,
      AgentProcess agent,
      List<String> approvals,
      Function<AttestedChannel, Command<T>> command)
      throws IOException, InterruptedException {
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      var answer = CompletableFuture.supplyAsync(() -> command.apply(channel).apply(approvals));
      TimeUnit.MICROSECONDS.sleep(1L << random.nextInt(10, 19));
      agent.kill();
      return answer.join();
    }
  }

  /// What was answered was recorded, so it comes again without approvals; what was not recorded has
  /// cost no approval.
  private <T> T holds(
      Outcome<CommandResult<T>> before, List<String> approvals, Command<T> command) {
    CommandResult<T> unapproved = Accept.accepted(command.apply(List.of()));
    CommandResult.Done<T> after = done(command.apply(approvals));
    switch (before) {
      case Outcome.Accepted<CommandResult<T>> accepted -> {
        assertSame(done(accepted), after);
        assertThat(unapproved).as("seed %d", SEED).isInstanceOf(CommandResult.Done.class);
        answered++;
      }
      case Outcome.Refused<CommandResult<T>> _ -> {
        if (unapproved instanceof CommandResult.Done<T> done) {
          assertSame(done, after);
          recorded++;
        }
      }
    }
    receipts.add(after.receipt().receipt().sequence());
    return after.value();
  }

  private static <T> CommandResult.Done<T> done(Outcome<CommandResult<T>> outcome) {
    return switch (Accept.accepted(outcome)) {
      case CommandResult.Done<T> done -> done;
      case CommandResult.Pending<T>(var missing) -> throw new AssertionError(missing);
    };
  }

  private static <T> void assertSame(CommandResult.Done<T> one, CommandResult.Done<T> other) {
    assertThat(other.value()).as("seed %d", SEED).isEqualTo(one.value());
    assertThat(other.receipt().jws()).isEqualTo(one.receipt().jws());
  }
}
