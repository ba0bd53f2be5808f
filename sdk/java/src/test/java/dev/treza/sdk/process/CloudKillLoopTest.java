package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Enclave and AWS are killed (SIGKILL) around every write that makes a wallet, again and again.
/// Whatever happened, the same call made again gives one wallet, and every wallet's key opens.
@Timeout(3600)
class CloudKillLoopTest {
  private static final long SEED = Long.getLong("treza.seed", 20_261_125L);
  private static final int ROUNDS = Boolean.getBoolean("treza.full") ? 60 : 3;
  private static final List<String> WRITES = List.of("GenerateDataKey", "Decrypt", "CreateSecret");

  private final Random random = new Random(SEED);
  private final List<Wallet> wallets = new ArrayList<>();

  @Test
  void anEnclaveKilledAtAnyWriteLosesNothing(@TempDir Path folder) throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      AgentProcess agent = cloud.founded();
      try {
        for (String operation : WRITES) {
          for (String fault : List.of("DROPPED_BEFORE", "DROPPED_AFTER")) {
            agent = killedAt(cloud, agent, operation, fault);
          }
        }
        for (int round = 0; round < ROUNDS; round++) {
          agent = killedSometime(cloud, agent);
        }
        everyKeyOpens(cloud, agent);
      } finally {
        agent.close();
      }
    }
  }

  @Test
  void anEnclaveLosesNothingWhenAwsIsKilled(@TempDir Path folder) throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded()) {
      Charter charter = cloud.installation.charter(agent);
      try (AttestedChannel channel = cloud.channel(agent)) {
        for (int round = 0; round < ROUNDS + 2; round++) {
          WalletRequest request = cloud.installation.walletRequest(charter);
          List<String> approvals = approvals(cloud, charter, request);
          var answer =
              CompletableFuture.supplyAsync(() -> channel.generateWallet(request, approvals));
          TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
          cloud.killAws();
          if (answer.join() instanceof Outcome.Refused<?> refused) {
            assertThat(Accept.refused(refused))
                .as("seed %d", SEED)
                .isIn(KmsRefusal.UNAVAILABLE, AgentRefusal.STORE);
          }
          cloud.restartAws();
          wallets.add(done(channel.generateWallet(request, approvals)));
        }
      }
      everyKeyOpens(cloud, agent);
    }
  }

  /// AWS loses the answers of `operation`, and the enclave is killed while it tries again.
  private AgentProcess killedAt(Cloud cloud, AgentProcess agent, String operation, String fault)
      throws Exception {
    Charter charter = cloud.installation.charter(agent);
    WalletRequest request = cloud.installation.walletRequest(charter);
    List<String> approvals = approvals(cloud, charter, request);
    cloud.aws().plan(operation, fault, 1000);
    long before = cloud.aws().asked(operation);
    try (AttestedChannel channel = cloud.channel(agent)) {
      var answer = CompletableFuture.supplyAsync(() -> channel.generateWallet(request, approvals));
      while (cloud.aws().asked(operation) == before) {
        assertThat(answer).as("%s %s", operation, fault).isNotDone();
        TimeUnit.MILLISECONDS.sleep(2);
      }
      agent.kill();
      assertThat(answer.join()).isInstanceOf(Outcome.Refused.class);
    }
    cloud.aws().noFaults();
    return again(cloud, request, approvals);
  }

  private AgentProcess killedSometime(Cloud cloud, AgentProcess agent) throws Exception {
    Charter charter = cloud.installation.charter(agent);
    WalletRequest request = cloud.installation.walletRequest(charter);
    List<String> approvals = approvals(cloud, charter, request);
    try (AttestedChannel channel = cloud.channel(agent)) {
      var answer = CompletableFuture.supplyAsync(() -> channel.generateWallet(request, approvals));
      TimeUnit.MICROSECONDS.sleep(random.nextInt(120_000));
      agent.kill();
      answer.join();
    }
    return again(cloud, request, approvals);
  }

  /// The next boot, which was asked the same.
  private AgentProcess again(Cloud cloud, WalletRequest request, List<String> approvals)
      throws Exception {
    AgentProcess next = cloud.installation.start();
    try (AttestedChannel channel = cloud.channel(next)) {
      wallets.add(done(channel.generateWallet(request, approvals)));
      assertThat(Accept.accepted(channel.wallets()))
          .as("seed %d", SEED)
          .containsExactlyInAnyOrderElementsOf(wallets);
    }
    return next;
  }

  private void everyKeyOpens(Cloud cloud, AgentProcess agent) throws Exception {
    Charter charter = cloud.installation.charter(agent);
    try (AttestedChannel channel = cloud.channel(agent)) {
      for (Wallet wallet : wallets) {
        cloud.pay(channel, charter, wallet, 0);
      }
    }
    assertThat(wallets).doesNotHaveDuplicates();
  }

  private static List<String> approvals(Cloud cloud, Charter charter, WalletRequest request) {
    return List.of(
        cloud.installation.officer().approve(charter, request, WalletReview.of(request)));
  }

  private static Wallet done(Outcome<CommandResult<Wallet>> outcome) {
    return Installation.done(Accept.accepted(outcome));
  }
}
