package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.rules.FullRun;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Enclave and AWS are killed (SIGKILL) around every write that makes a wallet, again and again.
/// Whatever happened, the same call made again gives one wallet, and every wallet's key opens.
@FullRun
@Timeout(3600)
class CloudKillLoopTest {
  private static final long SEED = Long.getLong("treza.seed", 20_261_125L);
  private static final boolean FULL = Boolean.getBoolean("treza.full");
  private static final int ROUNDS = FULL ? 60 : 2;
  private static final String SEED_RECORD = "master-seed";

  private final Random random = new Random(SEED);
  private final List<Wallet> wallets = new ArrayList<>();

  @Test
  void anEnclaveKilledAtAnyWriteLosesNothing(@TempDir Path folder) throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      AgentProcess agent = cloud.founded();
      try {
        for (Boundary boundary : Boundary.ofAWallet()) {
          Asked asked = generated(cloud, agent);
          killedAt(cloud, agent, asked, boundary);
          agent = cloud.installation.start();
          again(cloud, agent, asked);
        }
        for (int round = 0; round < ROUNDS; round++) {
          Asked asked = round % 2 == 0 ? generated(cloud, agent) : derived(cloud, agent, round);
          killedSometime(cloud, agent, asked);
          agent = cloud.installation.start();
          again(cloud, agent, asked);
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
      try (AttestedChannel channel = cloud.channel(agent)) {
        for (int round = 0; round < ROUNDS + 2; round++) {
          Asked asked = generated(cloud, agent);
          var answer =
              CompletableFuture.supplyAsync(
                  () -> channel.generateWallet(asked.request, asked.approvals));
          TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
          cloud.killAws();
          if (answer.join() instanceof Outcome.Refused<?> refused) {
            assertThat(Accept.refused(refused))
                .as("seed %d", SEED)
                .isIn(KmsRefusal.UNAVAILABLE, AgentRefusal.STORE);
          }
          cloud.restartAws();
          wallets.add(done(channel.generateWallet(asked.request, asked.approvals)));
        }
      }
      everyKeyOpens(cloud, agent);
    }
  }

  /// A seed that was never born is sealed anew each time, and its record replaced.
  @FullRun
  @Test
  void aSeedIsBornOnceHoweverOftenItsEnclaveWasKilledBefore(@TempDir Path folder) throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      AgentProcess agent = cloud.founded();
      try {
        List<Asked> unanswered = new ArrayList<>();
        for (Boundary boundary : Boundary.ofADerivedWallet()) {
          Asked asked = derived(cloud, agent, unanswered.size());
          unanswered.add(asked);
          killedAt(cloud, agent, asked, boundary);
          agent = cloud.installation.start();
        }
        for (Asked asked : unanswered) {
          again(cloud, agent, asked);
        }
        everyKeyOpens(cloud, agent);
        noOtherSeedIsTaken(cloud, agent, unanswered.size());
      } finally {
        agent.close();
      }
    }
  }

  private void noOtherSeedIsTaken(Cloud cloud, AgentProcess agent, int index) throws Exception {
    Charter charter = cloud.installation.charter(agent);
    Asked asked = derived(cloud, agent, index);
    Bytes right = cloud.administrator().record(charter, SEED_RECORD);
    Bytes older = cloud.administrator().previousRecord(charter, SEED_RECORD);
    cloud.administrator().putBack(charter, SEED_RECORD, older);
    try (AttestedChannel channel = cloud.channel(agent)) {
      assertThat(Accept.refused(channel.generateWallet(asked.request, asked.approvals)))
          .isEqualTo(AgentRefusal.SEAL_BIRTH);
    }
    cloud.administrator().putBack(charter, SEED_RECORD, right);
    again(cloud, agent, asked);
  }

  @FullRun
  @Test
  void anOlderRecordThatAKilledEnclaveLeftIsRefused(@TempDir Path folder) throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      AgentProcess agent = cloud.founded();
      try {
        Asked asked = generated(cloud, agent);
        killedAt(cloud, agent, asked, new Boundary("CreateSecret", 1, "DROPPED_AFTER"));
        agent = cloud.installation.start();
        again(cloud, agent, asked);
        Charter charter = cloud.installation.charter(agent);
        Wallet wallet = wallets.getFirst();
        Bytes right = cloud.administrator().record(charter, wallet.id());
        Bytes older = cloud.administrator().previousRecord(charter, wallet.id());
        cloud.administrator().putBack(charter, wallet.id(), older);
        try (AttestedChannel channel = cloud.channel(agent)) {
          PreparedTransaction payment = Installation.payment(charter, wallet, 0);
          assertThat(
                  Accept.refused(
                      channel.sign(payment, cloud.installation.approval(charter, payment))))
              .isEqualTo(AgentRefusal.SEAL_BIRTH);
        }
        cloud.administrator().putBack(charter, wallet.id(), right);
        everyKeyOpens(cloud, agent);
      } finally {
        agent.close();
      }
    }
  }

  /// A call that makes a wallet, which may be made again.
  private record Asked(WalletRequest request, List<String> approvals) {}

  private static Asked generated(Cloud cloud, AgentProcess agent) throws Exception {
    Charter charter = cloud.installation.charter(agent);
    WalletRequest request = cloud.installation.walletRequest(charter);
    return new Asked(request, cloud.approvals(charter, request));
  }

  private static Asked derived(Cloud cloud, AgentProcess agent, int index) throws Exception {
    Charter charter = cloud.installation.charter(agent);
    WalletRequest request = cloud.installation.derivedRequest(charter, "m/44'/60'/0'/0/" + index);
    return new Asked(request, cloud.approvals(charter, request));
  }

  /// Where an enclave is killed: AWS loses the answers of `operation`, from the `nth` on.
  private record Boundary(String operation, int nth, String fault) {
    static List<Boundary> ofAWallet() {
      return Stream.of("GenerateDataKey", "Decrypt", "CreateSecret")
          .flatMap(operation -> at(operation, 1))
          .toList();
    }

    /// The seed's, then those of the wallet below it. A seed's record is replaced from its second
    /// try on.
    static List<Boundary> ofADerivedWallet() {
      return Stream.concat(
              Stream.of("GenerateDataKey", "Decrypt", "CreateSecret", "PutSecretValue")
                  .flatMap(operation -> at(operation, 1)),
              Stream.of("GenerateDataKey", "Decrypt", "CreateSecret")
                  .flatMap(operation -> at(operation, 2)))
          .filter(boundary -> FULL || boundary.fault.equals("DROPPED_AFTER"))
          .toList();
    }

    private static Stream<Boundary> at(String operation, int nth) {
      return Stream.of("DROPPED_BEFORE", "DROPPED_AFTER")
          .map(fault -> new Boundary(operation, nth, fault));
    }
  }

  /// Kills the enclave while it tries again.
  private static void killedAt(Cloud cloud, AgentProcess agent, Asked asked, Boundary boundary)
      throws Exception {
    String operation = boundary.operation;
    if (boundary.nth > 1) {
      cloud.aws().plan(operation, "LATE", boundary.nth - 1);
    }
    cloud.aws().plan(operation, boundary.fault, 1000);
    long last = cloud.aws().asked(operation) + boundary.nth;
    try (AttestedChannel channel = cloud.channel(agent)) {
      var answer =
          CompletableFuture.supplyAsync(
              () -> channel.generateWallet(asked.request, asked.approvals));
      while (cloud.aws().asked(operation) < last) {
        assertThat(answer).as("%s", boundary).isNotDone();
        TimeUnit.MILLISECONDS.sleep(2);
      }
      agent.kill();
      assertThat(answer.join()).isInstanceOf(Outcome.Refused.class);
    }
    cloud.aws().noFaults();
  }

  private void killedSometime(Cloud cloud, AgentProcess agent, Asked asked) throws Exception {
    try (AttestedChannel channel = cloud.channel(agent)) {
      var answer =
          CompletableFuture.supplyAsync(
              () -> channel.generateWallet(asked.request, asked.approvals));
      TimeUnit.MICROSECONDS.sleep(random.nextInt(120_000));
      agent.kill();
      answer.join();
    }
  }

  /// Asks the same of the next boot.
  private void again(Cloud cloud, AgentProcess agent, Asked asked) throws Exception {
    try (AttestedChannel channel = cloud.channel(agent)) {
      wallets.add(done(channel.generateWallet(asked.request, asked.approvals)));
      assertThat(Accept.accepted(channel.wallets()))
          .as("seed %d", SEED)
          .containsExactlyInAnyOrderElementsOf(wallets);
    }
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

  private static Wallet done(Outcome<CommandResult<Wallet>> outcome) {
    return Installation.done(Accept.accepted(outcome));
  }
}
