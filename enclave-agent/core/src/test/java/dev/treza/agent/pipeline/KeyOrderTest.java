package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.wallet.Wallet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `KEY-ORDER`: no key is touched before the record of its use is durable.
class KeyOrderTest {
  private Desk desk;
  private Wallet wallet;
  private SignCall call;

  @BeforeEach
  void found() throws Exception {
    desk = new Desk();
    wallet = desk.wallet(NetworkMode.TESTNET);
    SignCall bare = desk.payment(wallet, Desk.TEST_CHAIN, 0, "1");
    call = desk.approved(wallet, bare, desk.enclave.ada, desk.enclave.bob);
    desk.events().forget();
  }

  private List<String> events() {
    return desk.events().all();
  }

  private void assertNoKeyWasOpened() {
    assertThat(events()).noneMatch(event -> event.contains("data key"));
  }

  @Test
  void recordsTheRequestAndWhatItSpendsBeforeItOpensTheKey() throws Exception {
    Desk.done(desk.sign(call));
    int opened = events().indexOf("open data key");
    List<String> before = events().subList(0, opened);
    assertThat(before)
        .contains(
            "write request/" + desk.request(wallet, call),
            "write nonce/%s/%s/0".formatted(wallet.id(), Desk.TEST_CHAIN))
        .anyMatch(event -> event.startsWith("write approval/ada/"))
        .anyMatch(event -> event.startsWith("write approval/bob/"));
    assertThat(events().subList(opened, events().size()))
        .contains("write receipt-of/" + desk.request(wallet, call), "write audit/head");
  }

  @Test
  void opensNoKeyIfTheRecordCannotBeWritten() throws Exception {
    desk.enclave.store.failToWrite(key -> key.startsWith("request/"));
    assertThatThrownBy(() -> desk.sign(call)).isInstanceOf(StoreException.class);
    assertNoKeyWasOpened();
    desk.enclave.store.failToWrite(_ -> false);
    assertThat(Desk.done(desk.sign(call)).raw().isEmpty()).isFalse();
  }

  @Test
  void opensNoKeyAndWritesNothingWhileApprovalsAreMissing() throws Exception {
    SignCall one = call.withApprovals(call.approvals().subList(0, 1));
    assertThat(desk.sign(one))
        .isEqualTo(
            new Result.Missing<SignReply>(
                new PendingReply(
                    desk.request(wallet, call), "test", List.of(new GroupQuorum("approvers", 1)))));
    assertThat(events()).noneMatch(event -> event.startsWith("write"));
    assertNoKeyWasOpened();
  }

  @Test
  void opensNoKeyWithoutTheTime() throws Exception {
    desk.enclave.time.pass(Duration.ofSeconds(6));
    desk.enclave.nsm().fail();
    assertThat(Desk.no(desk.sign(call))).isEqualTo(AgentRefusal.TIME);
    assertNoKeyWasOpened();
  }

  @Test
  void givesNoSignatureWithoutItsReceipt() throws Exception {
    desk.enclave.store.failToWrite(key -> key.startsWith("audit/"));
    assertThatThrownBy(() -> desk.sign(call)).isInstanceOf(StoreException.class);
    desk.enclave.store.failToWrite(_ -> false);
    Desk.done(desk.sign(call.withApprovals(List.of())));
  }

  @Test
  void signsWhatWasRecordedOnceTheSealingKeyIsBack() throws Exception {
    desk.enclave.sealingKey.reachable(false);
    assertThatThrownBy(() -> desk.sign(call)).isInstanceOf(SealException.class);
    desk.enclave.sealingKey.reachable(true);
    Desk.done(desk.sign(call.withApprovals(List.of())));
  }

  @Test
  void recordsAWalletsRequestBeforeItMakesTheKey() throws Exception {
    WalletCall other = desk.walletCall(NetworkMode.LOCAL);
    Wallet made = Desk.done(desk.generate(other)).wallet();
    assertThat(events())
        .containsSubsequence(
            "write request/" + other.request(desk.head()).digest(),
            "make data key",
            "write wallet/" + made.id());
  }

  @Test
  void makesNoKeyIfTheRequestCannotBeRecorded() {
    desk.enclave.store.failToWrite(key -> key.startsWith("request/"));
    assertThatThrownBy(() -> desk.generate(desk.walletCall(NetworkMode.LOCAL)))
        .isInstanceOf(StoreException.class);
    assertNoKeyWasOpened();
  }
}
