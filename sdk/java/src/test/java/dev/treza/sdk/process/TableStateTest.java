package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An enclave whose state is a table of the simulated AWS, in whoever's hands that is.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableStateTest {
  private static final int BATCH = Boolean.getBoolean("treza.full") ? 1000 : 60;

  private final Cloud cloud;
  private final AgentProcess agent;
  private final AttestedChannel channel;

  TableStateTest(@TempDir Path folder) throws Exception {
    cloud = Cloud.withTable(folder);
    agent = cloud.founded();
    channel = cloud.channel(agent);
  }

  @AfterAll
  void stop() throws Exception {
    channel.close();
    agent.close();
    cloud.close();
  }

  private Wallet wallet() {
    return cloud.installation.wallet(channel, cloud.charter());
  }

  private Outcome<CommandResult<EvmSigned>> sign(
      AttestedChannel channel, Wallet wallet, long nonce) {
    PreparedTransaction payment = Installation.payment(cloud.charter(), wallet, nonce);
    return channel.sign(payment, cloud.installation.approval(cloud.charter(), payment));
  }

  private CommandResult.Done<EvmSigned> signed(AttestedChannel channel, Wallet wallet, long nonce) {
    return switch (Accept.accepted(sign(channel, wallet, nonce))) {
      case CommandResult.Done<EvmSigned> done -> done;
      case CommandResult.Pending<EvmSigned>(var missing) -> throw new AssertionError(missing);
    };
  }

  private RefusalId refusal(AttestedChannel channel, Wallet wallet, long nonce) {
    return Accept.refused(sign(channel, wallet, nonce));
  }

  @Test
  void servesInTheNextBootWhatTheOneBeforeDidAndFencesItsTwin() throws Exception {
    Wallet wallet = wallet();
    CommandResult.Done<EvmSigned> first = signed(channel, wallet, 0);
    try (AgentProcess twin = cloud.installation.start();
        AttestedChannel other = cloud.channel(twin)) {
      assertThat(Accept.accepted(other.wallets())).contains(wallet);
      CommandResult.Done<EvmSigned> again = signed(other, wallet, 0);
      assertThat(again.value()).isEqualTo(first.value());
      assertThat(again.receipt().jws()).isEqualTo(first.receipt().jws());
      signed(other, wallet, 1);
      assertThat(refusal(channel, wallet, 2)).isEqualTo(StateRefusal.FENCED);
      assertThat(refusal(channel, wallet, 1)).isEqualTo(StateRefusal.FENCED);
      signed(other, wallet, 2);
    }
  }

  @Test
  void signsNothingFromATableThatWasPutBackOrForked() throws Exception {
    Wallet wallet = wallet();
    signed(channel, wallet, 0);
    cloud.aws().mark(Cloud.TABLE, "before");
    signed(channel, wallet, 1);
    cloud.aws().mark(Cloud.TABLE, "after");
    cloud.aws().restore(Cloud.TABLE, "before");
    assertThat(refusal(channel, wallet, 1)).isEqualTo(StateRefusal.ROLLBACK);
    assertThat(refusal(channel, wallet, 2)).isEqualTo(StateRefusal.ROLLBACK);
    try (AgentProcess twin = cloud.installation.start();
        AttestedChannel other = cloud.channel(twin)) {
      signed(other, wallet, 1);
    }
    assertThat(refusal(channel, wallet, 2)).isEqualTo(StateRefusal.FORK);
    cloud.aws().restore(Cloud.TABLE, "after");
    signed(channel, wallet, 2);
  }

  /// Nothing inside tells a boot that there was more: whoever kept the position does.
  @Test
  void aTableThatWasPutBackBeforeABootSaysSoInItsPosition() throws Exception {
    Wallet wallet = wallet();
    cloud.aws().mark(Cloud.TABLE, "before");
    AuditPosition seen;
    signed(channel, wallet, 0);
    try (AttestedChannel later = cloud.channel(agent)) {
      seen = later.statement().audit().orElseThrow();
    }
    cloud.aws().mark(Cloud.TABLE, "after");
    cloud.aws().restore(Cloud.TABLE, "before");
    try (AgentProcess next = cloud.installation.start();
        AttestedChannel other = cloud.channel(next)) {
      AuditPosition now = other.statement().audit().orElseThrow();
      assertThat(now.sequence()).isLessThan(seen.sequence());
    }
    cloud.aws().restore(Cloud.TABLE, "after");
  }

  @Test
  void goesOnReadingAndLeavesKeysUndecidedWhileTheTableCannotBeReached() throws Exception {
    Wallet wallet = wallet();
    List<Wallet> listed = Accept.accepted(channel.wallets());
    for (String operation : List.of("GetItem", "Query", "TransactWriteItems")) {
      cloud.aws().plan(operation, "OVER_THROUGHPUT", 1000);
    }
    assertThat(refusal(channel, wallet, 0)).isEqualTo(AgentRefusal.STORE);
    assertThat(Accept.accepted(channel.wallets())).isEqualTo(listed);
    cloud.channel(agent).close();
    cloud.aws().noFaults();
    signed(channel, wallet, 0);
    cloud.aws().plan("TransactWriteItems", "DENIED", 1);
    assertThat(refusal(channel, wallet, 1)).isEqualTo(StateRefusal.DENIED);
    signed(channel, wallet, 1);
  }

  @Test
  void signsABatchThatIsLargerThanATransaction() {
    Wallet wallet = wallet();
    List<PreparedTransaction> payments = new ArrayList<>();
    for (int nonce = 0; nonce < BATCH; nonce++) {
      payments.add(Installation.payment(cloud.charter(), wallet, nonce));
    }
    BatchRequest batch = BatchRequest.of(Installation.head(cloud.charter()), true, payments);
    List<String> approvals =
        List.of(
            cloud.installation.officer().approve(cloud.charter(), batch, BatchReview.of(batch)));
    long begun = System.nanoTime();
    List<String> first = receipts(channel.signBatch(payments, true, approvals));
    System.out.printf(
        "a batch of %d over a table: %d ms%n", BATCH, (System.nanoTime() - begun) / 1_000_000);
    assertThat(first).hasSize(BATCH).doesNotHaveDuplicates();
    assertThat(receipts(channel.signBatch(payments, true, approvals))).isEqualTo(first);
  }

  private static List<String> receipts(Outcome<BatchAnswer> outcome) {
    return switch (Accept.accepted(outcome)) {
      case BatchAnswer.Done(var results) ->
          results.stream()
              .map(result ->
                  switch (Accept.accepted(result)) {
                    case CommandResult.Done<EvmSigned> done -> done.receipt().jws();
                    case CommandResult.Pending<EvmSigned>(var missing) ->
                        throw new AssertionError(missing);
                  })
              .toList();
      case BatchAnswer other -> throw new AssertionError(other);
    };
  }

  @Test
  void comesIntoForceOnlyInAnEnclaveWhoseTableItsCharterNames() throws Exception {
    Installation elsewhere =
        cloud.installation.keptIn(cloud.administrator().newTable("treza-vault-2"));
    try (AgentProcess other = elsewhere.start();
        AttestedChannel fresh =
            Installation.channel(
                other.endpoint(),
                elsewhere.expectation(other).withRoot(new ExpectedRoot.BeforeGenesis()))) {
      Digest boot = Accept.accepted(fresh.boot()).digest();
      String approval = elsewhere.officer().genesis(cloud.charter(), AgentProcess.ENCLAVE, boot);
      assertThat(
              Accept.refused(
                  fresh.found(new CharterCall(cloud.charter().encoded(), List.of(approval)))))
          .isEqualTo(CharterRefusal.STORE);
    }
  }
}
