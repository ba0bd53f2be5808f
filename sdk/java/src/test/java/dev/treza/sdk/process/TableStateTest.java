package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.BatchReview;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.StateRefusal;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.BatchAnswer;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An enclave whose state is a table of the simulated AWS, in whoever's hands that is.
@Timeout(120)
class TableStateTest {
  @TempDir private Path folder;

  private static Outcome<CommandResult<EvmSigned>> sign(
      Cloud cloud, AttestedChannel channel, Wallet wallet, long nonce) throws Exception {
    PreparedTransaction payment = Installation.payment(cloud.charter(), wallet, nonce);
    return channel.sign(payment, cloud.installation.approval(cloud.charter(), payment));
  }

  private static void signs(Cloud cloud, AttestedChannel channel, Wallet wallet, long nonce)
      throws Exception {
    Installation.done(Accept.accepted(sign(cloud, channel, wallet, nonce)));
  }

  private static RefusalId refusal(Cloud cloud, AttestedChannel channel, Wallet wallet, long nonce)
      throws Exception {
    return Accept.refused(sign(cloud, channel, wallet, nonce));
  }

  @Test
  void servesInTheNextBootWhatTheOneBeforeDidAndFencesItsTwin() throws Exception {
    try (Cloud cloud = Cloud.withTable(folder);
        AgentProcess first = cloud.founded();
        AttestedChannel channel = cloud.channel(first)) {
      Wallet wallet = cloud.installation.wallet(channel, cloud.charter());
      CommandResult<EvmSigned> signed = Accept.accepted(sign(cloud, channel, wallet, 0));
      try (AgentProcess twin = cloud.installation.start();
          AttestedChannel other = cloud.channel(twin)) {
        assertThat(Accept.accepted(other.wallets())).containsExactly(wallet);
        assertThat(Accept.accepted(sign(cloud, other, wallet, 0))).isEqualTo(signed);
        signs(cloud, other, wallet, 1);
        assertThat(refusal(cloud, channel, wallet, 2)).isEqualTo(StateRefusal.FENCED);
        assertThat(refusal(cloud, channel, wallet, 1)).isEqualTo(StateRefusal.FENCED);
        signs(cloud, other, wallet, 2);
      }
    }
  }

  @Test
  void signsNothingFromATableThatWasPutBackOrForked() throws Exception {
    try (Cloud cloud = Cloud.withTable(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Wallet wallet = cloud.installation.wallet(channel, cloud.charter());
      signs(cloud, channel, wallet, 0);
      cloud.aws().mark(Cloud.TABLE, "before");
      signs(cloud, channel, wallet, 1);
      cloud.aws().mark(Cloud.TABLE, "after");
      cloud.aws().restore(Cloud.TABLE, "before");
      assertThat(refusal(cloud, channel, wallet, 1)).isEqualTo(StateRefusal.ROLLBACK);
      assertThat(refusal(cloud, channel, wallet, 2)).isEqualTo(StateRefusal.ROLLBACK);
      try (AgentProcess twin = cloud.installation.start();
          AttestedChannel other = cloud.channel(twin)) {
        signs(cloud, other, wallet, 1);
      }
      assertThat(refusal(cloud, channel, wallet, 2)).isEqualTo(StateRefusal.FORK);
      cloud.aws().restore(Cloud.TABLE, "after");
      signs(cloud, channel, wallet, 2);
    }
  }

  /// Nothing inside tells a boot that there was more: whoever kept the position does.
  @Test
  void aTableThatWasPutBackBeforeABootSaysSoInItsPosition() throws Exception {
    try (Cloud cloud = Cloud.withTable(folder)) {
      AuditPosition seen;
      try (AgentProcess agent = cloud.founded();
          AttestedChannel channel = cloud.channel(agent)) {
        Wallet wallet = cloud.installation.wallet(channel, cloud.charter());
        cloud.aws().mark(Cloud.TABLE, "before");
        signs(cloud, channel, wallet, 0);
        try (AttestedChannel later = cloud.channel(agent)) {
          seen = later.statement().audit().orElseThrow();
        }
      }
      cloud.aws().restore(Cloud.TABLE, "before");
      try (AgentProcess next = cloud.installation.start();
          AttestedChannel channel = cloud.channel(next)) {
        AuditPosition now = channel.statement().audit().orElseThrow();
        assertThat(now.sequence()).isLessThan(seen.sequence());
      }
    }
  }

  @Test
  void goesOnReadingAndLeavesKeysUndecidedWhileTheTableCannotBeReached() throws Exception {
    try (Cloud cloud = Cloud.withTable(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Wallet wallet = cloud.installation.wallet(channel, cloud.charter());
      assertThat(Accept.accepted(channel.wallets())).containsExactly(wallet);
      for (String operation : List.of("GetItem", "Query", "TransactWriteItems")) {
        cloud.aws().plan(operation, "OVER_THROUGHPUT", 1000);
      }
      assertThat(refusal(cloud, channel, wallet, 0)).isEqualTo(AgentRefusal.STORE);
      assertThat(Accept.accepted(channel.wallets())).containsExactly(wallet);
      cloud.channel(agent).close();
      cloud.aws().noFaults();
      signs(cloud, channel, wallet, 0);
      cloud.aws().plan("TransactWriteItems", "DENIED", 1);
      assertThat(refusal(cloud, channel, wallet, 1)).isEqualTo(StateRefusal.DENIED);
      signs(cloud, channel, wallet, 1);
    }
  }

  @Test
  void signsABatchThatIsLargerThanATransaction() throws Exception {
    int count = Boolean.getBoolean("treza.full") ? 1000 : 60;
    try (Cloud cloud = Cloud.withTable(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Wallet wallet = cloud.installation.wallet(channel, cloud.charter());
      List<PreparedTransaction> payments = new ArrayList<>();
      for (int nonce = 0; nonce < count; nonce++) {
        payments.add(Installation.payment(cloud.charter(), wallet, nonce));
      }
      BatchRequest batch = BatchRequest.of(Installation.head(cloud.charter()), true, payments);
      List<String> approvals =
          List.of(
              cloud.installation.officer().approve(cloud.charter(), batch, BatchReview.of(batch)));
      long begun = System.nanoTime();
      BatchAnswer first = Accept.accepted(channel.signBatch(payments, true, approvals));
      System.out.printf(
          "a batch of %d over a table: %d ms%n", count, (System.nanoTime() - begun) / 1_000_000);
      BatchAnswer again = Accept.accepted(channel.signBatch(payments, true, approvals));
      assertThat(again).isEqualTo(first);
    }
  }

  @Test
  void comesIntoForceOnlyInAnEnclaveWhoseTableItsCharterNames() throws Exception {
    try (Cloud cloud = Cloud.withTable(folder);
        AgentProcess agent = cloud.installation.start()) {
      Installation other = cloud.installation.keptIn(Charter.LOCAL_STORE);
      cloud.administrator().setPolicy(other.charter(agent));
      Charter charter = other.charter(agent);
      try (AttestedChannel channel =
          Installation.channel(
              agent.endpoint(),
              cloud.installation.expectation(agent).withRoot(new ExpectedRoot.BeforeGenesis()))) {
        Digest boot = Accept.accepted(channel.boot()).digest();
        String approval = other.officer().genesis(charter, AgentProcess.ENCLAVE, boot);
        assertThat(
                Accept.refused(
                    channel.found(new CharterCall(charter.encoded(), List.of(approval)))))
            .isEqualTo(CharterRefusal.STORE);
      }
    }
  }
}
