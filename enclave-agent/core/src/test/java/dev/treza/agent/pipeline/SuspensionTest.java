package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.doubles.TestOfficer;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.SuspensionCall;
import dev.treza.fleet.protocol.SuspensionReply;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionSubject;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One officer suspends at once; only the quorum lifts.
class SuspensionTest {
  private final Desk desk;
  private final Wallet wallet;

  SuspensionTest() throws Exception {
    desk = new Desk();
    wallet = desk.wallet(NetworkMode.TESTNET);
  }

  private SuspensionRequest request(
      SuspensionSubject subject, String id, boolean lift, int number) {
    return new SuspensionRequest(
        desk.head(), subject, id, lift, Bytes.hex("%032x".formatted(number)));
  }

  private Result<SuspensionReply> ask(SuspensionRequest request, TestOfficer... officers)
      throws Exception {
    List<String> approvals = new ArrayList<>();
    for (TestOfficer officer : officers) {
      approvals.add(officer.suspends(desk.enclave.charter(), request, desk.enclave.time.now()));
    }
    return desk.serving().pipelines().suspensions().suspend(SuspensionCall.of(request, approvals));
  }

  private void suspendWallet() throws Exception {
    assertThat(ask(request(SuspensionSubject.WALLET, wallet.id(), false, 1), desk.enclave.ada))
        .isInstanceOf(Done.class);
  }

  private Result<SignReply> sign(int nonce, TestOfficer... officers) throws Exception {
    SignCall call = desk.payment(wallet, Desk.TEST_CHAIN, nonce, "1");
    return desk.sign(desk.approved(wallet, call, officers));
  }

  private static RefusalId refusal(Result<?> result) {
    return ((No<?>) result).refusal().id();
  }

  @Test
  void anOfficerStopsAWalletAtOnce() throws Exception {
    suspendWallet();
    assertThat(refusal(sign(1, desk.enclave.ada, desk.enclave.bob)))
        .isEqualTo(AgentRefusal.WALLET_SUSPENDED);
  }

  @Test
  void aSuspendedWalletStaysSoAfterARestart() throws Exception {
    suspendWallet();
    desk.reboot();
    assertThat(refusal(sign(1, desk.enclave.ada, desk.enclave.bob)))
        .isEqualTo(AgentRefusal.WALLET_SUSPENDED);
  }

  @Test
  void oneOfficerDoesNotLift() throws Exception {
    suspendWallet();
    SuspensionRequest lift = request(SuspensionSubject.WALLET, wallet.id(), true, 2);
    assertThat(ask(lift, desk.enclave.ada)).isInstanceOf(Missing.class);
    assertThat(refusal(sign(1, desk.enclave.ada, desk.enclave.bob)))
        .isEqualTo(AgentRefusal.WALLET_SUSPENDED);
  }

  @Test
  void theQuorumLifts() throws Exception {
    suspendWallet();
    SuspensionRequest lift = request(SuspensionSubject.WALLET, wallet.id(), true, 2);
    assertThat(ask(lift, desk.enclave.ada, desk.enclave.bob)).isInstanceOf(Done.class);
    assertThat(sign(1, desk.enclave.ada, desk.enclave.bob)).isInstanceOf(Done.class);
  }

  @Test
  void whatASuspendedOfficerSignsCountsForNothing() throws Exception {
    ask(request(SuspensionSubject.OFFICER, "cleo", false, 1), desk.enclave.ada);
    assertThat(refusal(sign(1, desk.enclave.ada, desk.enclave.cleo)))
        .isEqualTo(ApprovalRefusal.SUSPENDED);
    assertThat(sign(1, desk.enclave.ada, desk.enclave.bob)).isInstanceOf(Done.class);
  }

  @Test
  void aSuspendedOfficerSuspendsNobody() throws Exception {
    ask(request(SuspensionSubject.OFFICER, "cleo", false, 1), desk.enclave.ada);
    assertThat(refusal(ask(request(SuspensionSubject.OFFICER, "ada", false, 2), desk.enclave.cleo)))
        .isEqualTo(ApprovalRefusal.SUSPENDED);
  }

  @Test
  void theSameCallAgainGivesTheSameReceipt() throws Exception {
    SuspensionRequest request = request(SuspensionSubject.WALLET, wallet.id(), false, 1);
    Result<SuspensionReply> first = ask(request, desk.enclave.ada);
    assertThat(ask(request, desk.enclave.bob)).isEqualTo(first);
  }

  @Test
  void nobodySuspendsWhatIsNotThere() throws Exception {
    for (SuspensionSubject subject : SuspensionSubject.values()) {
      assertThat(refusal(ask(request(subject, "nobody", false, 1), desk.enclave.ada)))
          .isEqualTo(AgentRefusal.NOT_FOUND);
    }
  }

  @Test
  void nothingIsSuspendedWithoutASignature() throws Exception {
    assertThat(ask(request(SuspensionSubject.WALLET, wallet.id(), false, 1)))
        .isInstanceOf(Missing.class);
    assertThat(sign(1, desk.enclave.ada, desk.enclave.bob)).isInstanceOf(Done.class);
  }

  @Test
  void aSignatureThatWasGivenIsNotGivenAgainByASuspendedWallet() throws Exception {
    SignCall call = desk.payment(wallet, Desk.TEST_CHAIN, 1, "1");
    assertThat(desk.sign(desk.approved(wallet, call, desk.enclave.ada, desk.enclave.bob)))
        .isInstanceOf(Done.class);
    suspendWallet();
    assertThat(refusal(desk.sign(call))).isEqualTo(AgentRefusal.WALLET_SUSPENDED);
  }
}
