package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.StateRefusal;
import dev.treza.fleet.wallet.Wallet;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two boots of one enclave over one state, and a state in somebody else's hands.
class TwinTest {
  private Desk desk;
  private Wallet wallet;

  @BeforeEach
  void found() throws Exception {
    desk = new Desk();
    wallet = desk.wallet(NetworkMode.LOCAL);
  }

  private SignCall payment(long nonce) {
    return desk.payment(wallet, Desk.LOCAL_CHAIN, nonce, "1");
  }

  private static SignReply sign(Agent agent, SignCall call) throws Exception {
    return Desk.done(
        agent.serving().orElseThrow().pipelines().transactions().sign(call, Caller.ANYBODY));
  }

  private static void refused(RefusalId id, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.refusal().id()).isEqualTo(id));
  }

  @Test
  void theBootThatTookAWalletLastHasItAndTheOtherStops() throws Exception {
    Agent first = desk.enclave.boot();
    sign(first, payment(0));
    Agent twin = desk.enclave.boot();
    sign(twin, payment(1));
    refused(StateRefusal.FENCED, () -> sign(first, payment(2)));
    refused(StateRefusal.FENCED, () -> sign(first, payment(0)));
    sign(twin, payment(2));
    refused(StateRefusal.FENCED, () -> sign(first, payment(3)));
  }

  @Test
  void aTwinGivesTheSameSignatureAndReceipt() throws Exception {
    SignReply reply = sign(desk.enclave.boot(), payment(0));
    assertThat(sign(desk.enclave.boot(), payment(0))).isEqualTo(reply);
  }

  @Test
  void aWalletThatATwinDoesNotUseStaysWithItsOwner() throws Exception {
    Agent first = desk.enclave.boot();
    sign(first, payment(0));
    Wallet other = desk.wallet(NetworkMode.LOCAL);
    Agent twin = desk.enclave.boot();
    sign(twin, desk.payment(other, Desk.LOCAL_CHAIN, 0, "1"));
    sign(first, payment(1));
  }

  @Test
  void eachBootRaisesTheEpochOfTheHead() throws Exception {
    Bytes before = desk.enclave.store.value("audit/head");
    desk.enclave.boot();
    Bytes after = desk.enclave.store.value("audit/head");
    assertThat(new String(before.toArray(), StandardCharsets.UTF_8)).contains("\"epoch\":\"1\"");
    assertThat(new String(after.toArray(), StandardCharsets.UTF_8)).contains("\"epoch\":\"2\"");
  }

  @Test
  void signsNothingFromAStateThatWentBackWhileItRan() throws Exception {
    Agent agent = desk.enclave.boot();
    sign(agent, payment(0));
    SortedMap<String, Versioned> before = desk.enclave.store.snapshot();
    sign(agent, payment(1));
    desk.enclave.store.restore(before);
    refused(StateRefusal.ROLLBACK, () -> sign(agent, payment(1)));
    refused(
        StateRefusal.ROLLBACK, () -> agent.attest(Bytes.of(new byte[32]), Bytes.of(new byte[32])));
  }

  @Test
  void signsNothingIfTheStateForgotThatItTookTheWallet() throws Exception {
    Agent agent = desk.enclave.boot();
    sign(agent, payment(0));
    Optional<Versioned> nothing = Optional.empty();
    desk.enclave.store.put("owner/" + wallet.id(), nothing);
    refused(StateRefusal.ROLLBACK, () -> sign(agent, payment(1)));
  }

  @Test
  void opensNoStateWhoseKeyIsGoneAndAttestsAllTheSame() throws Exception {
    desk.enclave.store.lose("state-key");
    Agent agent = desk.enclave.boot();
    refused(StateRefusal.MAC, () -> sign(agent, payment(0)));
  }

  @Test
  void opensTheStateOnceTheSealingKeyIsBack() throws Exception {
    desk.enclave.sealingKey.reachable(false);
    Agent agent = desk.enclave.boot();
    refused(AgentRefusal.SEALED, () -> sign(agent, payment(0)));
    agent.attest(Bytes.of(new byte[32]), Bytes.of(new byte[32]));
    desk.enclave.sealingKey.reachable(true);
    sign(agent, payment(0));
  }

  @Test
  void goesOnReadingWhileTheStateCannotBeReached() throws Exception {
    Agent agent = desk.enclave.boot();
    var listed = agent.serving().orElseThrow().wallets().page(Optional.empty(), 10);
    desk.enclave.store.reachable(false);
    assertThat(agent.serving().orElseThrow().wallets().page(Optional.empty(), 10))
        .isEqualTo(listed);
    agent.attest(Bytes.of(new byte[32]), Bytes.of(new byte[32]));
    refused(AgentRefusal.STORE, () -> sign(agent, payment(0)));
    desk.enclave.store.reachable(true);
    sign(agent, payment(0));
  }
}
