package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.jws.JwsRefusal;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReleaseCall;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReleaseReview;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A key that was somewhere else before signs nothing until the ceremony quorum has released it,
/// whatever policy allows.
class ReleaseTest {
  private ImportDesk imports;
  private Desk desk;
  private Wallet wallet;

  @BeforeEach
  void found() throws Exception {
    imports = new ImportDesk();
    desk = imports.desk;
    wallet = imports.imported();
    desk.events().forget();
  }

  @Test
  void aHeldKeySignsNothing() throws Exception {
    assertThat(Desk.no(desk.sign(desk.payment(wallet, Desk.LOCAL_CHAIN, 0, "1"))))
        .isEqualTo(AgentRefusal.KEY_HELD);
    desk.reboot();
    assertThat(Desk.no(desk.sign(desk.payment(wallet, Desk.LOCAL_CHAIN, 0, "1"))))
        .isEqualTo(AgentRefusal.KEY_HELD);
    assertThat(desk.events().all())
        .doesNotContain("open data key")
        .noneMatch(event -> event.startsWith("write"));
  }

  @Test
  void aHeldKeyDoesNotLeaveItsRecordWhoeverAsks() throws Exception {
    assertThat(desk.serving().wallets().open(wallet.in(WalletState.ACTIVE)).toString())
        .contains(AgentRefusal.KEY_HELD.name());
    assertThat(desk.events().all()).doesNotContain("open data key");
  }

  @Test
  void theQuorumReleasesIt() throws Exception {
    WalletReply reply = Desk.done(imports.release(two(request(5))));
    assertThat(reply.wallet()).isEqualTo(wallet.in(WalletState.ACTIVE));
    assertThat(desk.serving().wallets().find(wallet.id())).contains(reply.wallet());
    assertThat(desk.serving().wallets().page(Optional.empty(), 9)).contains(reply.wallet());
    Desk.done(desk.sign(desk.payment(wallet, Desk.LOCAL_CHAIN, 5, "1")));
    desk.reboot();
    assertThat(desk.serving().wallets().find(wallet.id())).contains(reply.wallet());
    Desk.done(desk.sign(desk.payment(wallet, Desk.LOCAL_CHAIN, 6, "1")));
  }

  @Test
  void signsNothingBelowTheCounterOrOnANetworkWithoutOne() throws Exception {
    Desk.done(imports.release(two(request(5))));
    assertThat(Desk.no(desk.sign(desk.payment(wallet, Desk.LOCAL_CHAIN, 4, "1"))))
        .isEqualTo(AgentRefusal.KEY_COUNTER);
    Wallet onTestNetwork = imports.imported(NetworkMode.TESTNET);
    Desk.done(imports.release(two(imports.releaseRequest(onTestNetwork, "560048", 0))));
    assertThat(Desk.no(desk.sign(desk.payment(onTestNetwork, Desk.TEST_CHAIN, 0, "1"))))
        .isEqualTo(AgentRefusal.KEY_COUNTER);
  }

  @Test
  void oneOfTheQuorumIsNotEnough() throws Exception {
    ReleaseRequest request = request(0);
    assertThat(imports.release(imports.release(request, desk.enclave.ada)))
        .isEqualTo(
            new Result.Missing<WalletReply>(
                new PendingReply(
                    request.digest(),
                    "ceremony-quorum",
                    List.of(new GroupQuorum("ceremony-quorum", 1)))));
    assertThat(desk.serving().wallets().find(wallet.id())).contains(wallet);
  }

  @Test
  void oneOfficerCountsOnce() throws Exception {
    assertThat(
            Desk.no(
                imports.release(imports.release(request(0), desk.enclave.ada, desk.enclave.ada))))
        .isEqualTo(ApprovalRefusal.TWICE);
  }

  @Test
  void anApprovalOfAnotherTypeReleasesNothing() throws Exception {
    ReleaseRequest request = request(0);
    String usual =
        desk.enclave.bob.approve(
            desk.enclave.charter(), request, ReleaseReview.of(request), desk.enclave.time.now());
    ReleaseCall call =
        ReleaseCall.of(request, List.of(imports.approval(desk.enclave.ada, request), usual));
    assertThat(Desk.no(imports.release(call))).isInstanceOf(JwsRefusal.class);
  }

  @Test
  void anApprovalOfAnotherBootReleasesNothing() throws Exception {
    ReleaseCall call = two(request(0));
    desk.reboot();
    assertThat(Desk.no(imports.release(call))).isEqualTo(ApprovalRefusal.BOOT);
  }

  @Test
  void anApprovalOfOtherCountersReleasesNothing() throws Exception {
    ReleaseRequest five = request(5);
    ReleaseRequest four =
        new ReleaseRequest(
            five.head(),
            wallet,
            imports.releaseRequest(wallet, Desk.LOCAL_CHAIN, 4).counters(),
            five.nonce());
    ReleaseCall call = ReleaseCall.of(four, two(five).approvals());
    assertThat(Desk.no(imports.release(call))).isEqualTo(ApprovalRefusal.REQUEST);
  }

  @Test
  void theSameCallAgainGivesTheSameReceipt() throws Exception {
    ReleaseCall call = two(request(5));
    WalletReply first = Desk.done(imports.release(call));
    assertThat(Desk.done(imports.release(call))).isEqualTo(first);
    desk.reboot();
    assertThat(Desk.done(imports.release(call))).isEqualTo(first);
  }

  @Test
  void countersOnlyRise() throws Exception {
    Desk.done(imports.release(two(request(5))));
    assertThat(Desk.no(imports.release(two(request(4))))).isEqualTo(AgentRefusal.KEY_RELEASE);
    Desk.done(imports.release(two(request(9))));
    assertThat(Desk.no(desk.sign(desk.payment(wallet, Desk.LOCAL_CHAIN, 8, "1"))))
        .isEqualTo(AgentRefusal.KEY_COUNTER);
  }

  @Test
  void aRejectStopsTheRelease() throws Exception {
    ReleaseRequest request = request(0);
    String no =
        desk.enclave.cleo.rejectRelease(
            desk.enclave.charter(),
            request,
            ReleaseReview.of(request),
            desk.boot(),
            desk.enclave.time.now());
    assertThat(Desk.no(imports.release(ReleaseCall.of(request, List.of(no)))))
        .isEqualTo(ApprovalRefusal.REJECTED);
    assertThat(Desk.no(imports.release(two(request)))).isEqualTo(ApprovalRefusal.REJECTED);
  }

  @Test
  void refusesToReleaseAKeyThatIsNotHeld() throws Exception {
    Wallet generated = desk.wallet(NetworkMode.LOCAL);
    assertThat(
            Desk.no(imports.release(two(imports.releaseRequest(generated, Desk.LOCAL_CHAIN, 0)))))
        .isEqualTo(AgentRefusal.KEY_RELEASE);
  }

  @Test
  void refusesAWalletThatIsNone() throws Exception {
    ReleaseCall call = two(request(0));
    assertThat(
            Desk.no(
                imports.release(
                    new ReleaseCall("nobody", call.counters(), call.nonce(), call.approvals()))))
        .isEqualTo(AgentRefusal.NOT_FOUND);
  }

  private ReleaseRequest request(long nonce) {
    return imports.releaseRequest(wallet, Desk.LOCAL_CHAIN, nonce);
  }

  private ReleaseCall two(ReleaseRequest request) {
    return imports.release(request, desk.enclave.ada, desk.enclave.bob);
  }
}
