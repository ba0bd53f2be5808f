package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestOfficer;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.evm.SignedEvmTransaction;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.StateRefusal;
import dev.treza.fleet.wallet.Wallet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `KEY-RETRY`: the same request again is the same signature, and nothing is spent twice.
class KeyRetryTest {
  private static final int THREADS = 6;
  private static final int ROUNDS = Boolean.getBoolean("treza.full") ? 2_000 : 20;

  private Desk desk;
  private Wallet wallet;

  @BeforeEach
  void found() throws Exception {
    desk = new Desk();
    wallet = desk.wallet(NetworkMode.TESTNET);
  }

  private SignCall payment(long nonce, String value) {
    return desk.payment(wallet, Desk.TEST_CHAIN, nonce, value);
  }

  private SignCall approved(SignCall call) {
    return desk.approved(wallet, call, desk.enclave.ada, desk.enclave.bob);
  }

  private SignReply signed(SignCall call) throws Exception {
    return Desk.done(desk.sign(approved(call)));
  }

  @Test
  void signsWhatWasAskedWithTheWalletsKey() throws Exception {
    SignReply reply = signed(payment(0, "1"));
    SignedEvmTransaction signed = Accept.accepted(SignedEvmTransaction.parse(reply.raw()));
    assertThat(signed.transaction().signingBytes())
        .isEqualTo(desk.prepared(wallet, payment(0, "1")).request().payload());
    assertThat(reply.hash()).isEqualTo(signed.hash());
    assertThat(reply.signature().length()).isEqualTo(65);
  }

  @Test
  void aRepeatedRequestNeedsNoApprovalsAndGivesTheSameReply() throws Exception {
    SignReply first = signed(payment(0, "1"));
    assertThat(Desk.done(desk.sign(payment(0, "1")))).isEqualTo(first);
    assertThat(signed(payment(0, "1"))).isEqualTo(first);
  }

  @Test
  void aRepeatedRequestIsNotHeldAgainstTheTime() throws Exception {
    SignCall call = approved(payment(0, "1"));
    SignReply first = Desk.done(desk.sign(call));
    desk.enclave.time.pass(Duration.ofHours(2));
    assertThat(Desk.done(desk.sign(call))).isEqualTo(first);
  }

  @Test
  void aLaterBootGivesTheSameReply() throws Exception {
    SignReply first = signed(payment(0, "1"));
    desk.reboot();
    assertThat(Desk.done(desk.sign(payment(0, "1")))).isEqualTo(first);
  }

  @Test
  void anApprovalForOneRequestServesNoOther() throws Exception {
    List<String> spent = approved(payment(0, "1")).approvals();
    assertThat(Desk.no(desk.sign(payment(1, "1").withApprovals(spent))))
        .isEqualTo(ApprovalRefusal.REQUEST);
  }

  @Test
  void anApprovalNonceIsSpentOnce() throws Exception {
    Bytes nonce = TestOfficer.nonce();
    for (long number : List.of(0L, 1L)) {
      SignCall call = payment(number, "1");
      List<String> approvals =
          List.of(
              desk.approval(wallet, call, desk.enclave.ada, nonce),
              desk.approval(wallet, call, desk.enclave.bob, TestOfficer.nonce()));
      Result<SignReply> result = desk.sign(call.withApprovals(approvals));
      if (number == 0) {
        Desk.done(result);
      } else {
        assertThat(Desk.no(result)).isEqualTo(ApprovalRefusal.NONCE);
      }
    }
  }

  @Test
  void twoOfficersMayHappenToChooseOneNonce() throws Exception {
    Bytes nonce = TestOfficer.nonce();
    SignCall call = payment(0, "1");
    List<String> approvals =
        List.of(
            desk.approval(wallet, call, desk.enclave.ada, nonce),
            desk.approval(wallet, call, desk.enclave.bob, nonce));
    Desk.done(desk.sign(call.withApprovals(approvals)));
  }

  @Test
  void refusesAnotherRequestWithTheSameNonceOfTheWallet() throws Exception {
    signed(payment(0, "1"));
    assertThat(Desk.no(desk.sign(approved(payment(0, "2"))))).isEqualTo(AgentRefusal.CONFLICT);
  }

  @Test
  void theSameNonceOnAnotherChainIsNoConflict() throws Exception {
    signed(payment(0, "1"));
    signed(desk.payment(wallet, "560048", 0, "1"));
  }

  @Test
  void replacesTheRequestThatTheNewOneNames() throws Exception {
    signed(payment(0, "1"));
    Digest first = desk.request(wallet, payment(0, "1"));
    SignCall second = desk.payment(wallet, Desk.TEST_CHAIN, 0, "2", Optional.of(first));
    signed(second);
    Digest replaced = desk.request(wallet, second);
    signed(desk.payment(wallet, Desk.TEST_CHAIN, 0, "3", Optional.of(replaced)));
  }

  @Test
  void refusesToReplaceAnythingButTheRequestThatHoldsTheNonce() throws Exception {
    signed(payment(0, "1"));
    Digest stranger = Digest.of(Bytes.utf8("stranger"));
    SignCall second = desk.payment(wallet, Desk.TEST_CHAIN, 0, "2", Optional.of(stranger));
    assertThat(Desk.no(desk.sign(approved(second)))).isEqualTo(AgentRefusal.CONFLICT);
  }

  @Test
  void refusesToReplaceWhereNothingWasSigned() throws Exception {
    Digest stranger = Digest.of(Bytes.utf8("stranger"));
    SignCall call = desk.payment(wallet, Desk.TEST_CHAIN, 0, "1", Optional.of(stranger));
    assertThat(Desk.no(desk.sign(approved(call)))).isEqualTo(AgentRefusal.CONFLICT);
  }

  @Test
  void aRecordThatSomebodyWroteIntoTheStoreSignsNothing() throws Exception {
    SignCall call = payment(0, "1");
    RequestRecord forged =
        RequestRecord.allowed(
            desk.enclave.time.now(), List.of(), Caller.ANYBODY, desk.enclave.charter().digest());
    desk.enclave.store.write(
        List.of(
            Write.create(
                "request/" + desk.request(wallet, call).hex(),
                CanonicalJson.encode(forged.toJson()))));
    assertThatThrownBy(() -> desk.sign(call))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.refusal().id()).isEqualTo(StateRefusal.MAC));
  }

  @Test
  void aRejectStopsARequestForGood() throws Exception {
    SignCall call = payment(0, "1");
    var prepared = desk.prepared(wallet, call);
    String reject =
        desk.enclave.cleo.reject(
            desk.enclave.charter(), prepared.request(), prepared.review(), desk.enclave.time.now());
    assertThat(Desk.no(desk.sign(call.withApprovals(List.of(reject)))))
        .isEqualTo(ApprovalRefusal.REJECTED);
    assertThat(Desk.no(desk.sign(approved(call)))).isEqualTo(ApprovalRefusal.REJECTED);
  }

  @Test
  void aRejectComesTooLateForWhatWasSigned() throws Exception {
    SignReply first = signed(payment(0, "1"));
    var prepared = desk.prepared(wallet, payment(0, "1"));
    String reject =
        desk.enclave.cleo.reject(
            desk.enclave.charter(), prepared.request(), prepared.review(), desk.enclave.time.now());
    assertThat(Desk.done(desk.sign(payment(0, "1").withApprovals(List.of(reject)))))
        .isEqualTo(first);
  }

  @Test
  void concurrentCallsWithOneRequestAllGetTheSameReply() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SignCall call = approved(payment(round, "1"));
      List<Result<SignReply>> results = atOnce(List.of(call, call, call, call, call, call));
      assertThat(results.stream().map(Desk::done).distinct()).hasSize(1);
    }
  }

  @Test
  void ofConcurrentRequestsForOneNonceExactlyOneIsSigned() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<SignCall> calls = new ArrayList<>();
      for (int i = 1; i <= THREADS; i++) {
        calls.add(approved(payment(round, Integer.toString(i))));
      }
      List<Result<SignReply>> results = atOnce(calls);
      assertThat(results).filteredOn(result -> result instanceof Result.Done).hasSize(1);
      assertThat(results)
          .filteredOn(result -> result instanceof Result.No)
          .hasSize(THREADS - 1)
          .allSatisfy(result -> assertThat(Desk.no(result)).isEqualTo(AgentRefusal.CONFLICT));
    }
  }

  private List<Result<SignReply>> atOnce(List<SignCall> calls) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Callable<Result<SignReply>>> tasks = new ArrayList<>();
    for (SignCall call : calls) {
      tasks.add(() -> {
        start.await();
        return desk.sign(call);
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Result<SignReply>>> futures = tasks.stream().map(threads::submit).toList();
      start.countDown();
      List<Result<SignReply>> results = new ArrayList<>();
      for (Future<Result<SignReply>> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
