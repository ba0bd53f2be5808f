package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.doubles.TestOfficer;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.BatchReview;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignBatchCall;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several requests in one call.
class BatchTest {
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

  private List<SignCall> payments(int count) {
    return IntStream.range(0, count).mapToObj(nonce -> payment(nonce, "1")).toList();
  }

  private BatchRequest request(boolean atomic, List<SignCall> calls) {
    List<PreparedTransaction> tasks =
        calls.stream().map(call -> desk.prepared(wallet, call)).toList();
    return BatchRequest.of(desk.head(), atomic, tasks);
  }

  private String approval(TestOfficer officer, boolean atomic, List<SignCall> calls) {
    BatchRequest request = request(atomic, calls);
    return officer.approve(
        desk.enclave.charter(), request, BatchReview.of(request), desk.enclave.time.now());
  }

  private SignBatchCall approved(boolean atomic, List<SignCall> calls) {
    return new SignBatchCall(
        calls,
        atomic,
        Stream.of(desk.enclave.ada, desk.enclave.bob)
            .map(officer -> approval(officer, atomic, calls))
            .toList());
  }

  private Result<List<Result<SignReply>>> sign(SignBatchCall call) throws Exception {
    return desk.serving().pipelines().batches().sign(call, Caller.ANYBODY);
  }

  private List<SignReply> signed(SignBatchCall call) throws Exception {
    return Desk.done(sign(call)).stream().map(Desk::done).toList();
  }

  @Test
  void signsEveryItemOfAnApprovedBatchInItsOrder() throws Exception {
    List<SignReply> replies = signed(approved(true, payments(3)));
    assertThat(replies).hasSize(3);
    assertThat(replies).extracting(SignReply::receipt).doesNotHaveDuplicates();
    for (int i = 0; i < 3; i++) {
      assertThat(Desk.done(desk.sign(payment(i, "1")))).isEqualTo(replies.get(i));
    }
  }

  @Test
  void repeatedItGivesTheSameSignaturesAndReceiptsAfterABootToo() throws Exception {
    SignBatchCall call = approved(true, payments(3));
    List<SignReply> first = signed(call);
    assertThat(signed(call)).isEqualTo(first);
    desk.reboot();
    assertThat(signed(call))
        .extracting(SignReply::raw)
        .isEqualTo(first.stream().map(SignReply::raw).toList());
  }

  @Test
  void recordsAllBeforeItUsesAKey() throws Exception {
    desk.events().forget();
    SignBatchCall call = approved(true, payments(2));
    signed(call);
    List<String> events = desk.events().all();
    List<String> before = events.subList(0, events.indexOf("open data key"));
    assertThat(before)
        .contains(
            "write batch/" + request(true, payments(2)).digest(),
            "write nonce/%s/%s/0".formatted(wallet.id(), Desk.TEST_CHAIN),
            "write nonce/%s/%s/1".formatted(wallet.id(), Desk.TEST_CHAIN),
            "write request/" + desk.request(wallet, payment(1, "1")));
  }

  @Test
  void opensTheKeyOfAWalletOnce() throws Exception {
    desk.events().forget();
    signed(approved(true, payments(5)));
    assertThat(desk.events().all()).containsOnlyOnce("open data key");
  }

  @Test
  void waitsForTheApprovalsOfTheWholeBatch() throws Exception {
    List<SignCall> calls = payments(2);
    Result<List<Result<SignReply>>> result =
        sign(new SignBatchCall(calls, true, List.of(approval(desk.enclave.ada, true, calls))));
    assertThat(result).isInstanceOf(Result.Missing.class);
    assertThat(desk.sign(payment(0, "1"))).isInstanceOf(Result.Missing.class);
  }

  @Test
  void doesNotTakeTheApprovalOfOneItemForTheBatch() throws Exception {
    List<SignCall> calls = payments(2);
    String ofOne = desk.approval(wallet, calls.getFirst(), desk.enclave.ada, TestOfficer.nonce());
    assertThat(Desk.no(sign(new SignBatchCall(calls, true, List.of(ofOne)))))
        .isEqualTo(ApprovalRefusal.REQUEST);
  }

  @Test
  void doesNotTakeTheApprovalOfTheBatchForAnotherOrderOrForOneItem() throws Exception {
    List<SignCall> calls = payments(2);
    SignBatchCall approved = approved(true, calls);
    assertThat(Desk.no(sign(new SignBatchCall(calls.reversed(), true, approved.approvals()))))
        .isEqualTo(ApprovalRefusal.REQUEST);
    assertThat(Desk.no(desk.sign(calls.getFirst().withApprovals(approved.approvals()))))
        .isEqualTo(ApprovalRefusal.REQUEST);
  }

  @Test
  void signsNothingOfAnAtomicBatchIfOneNonceIsTaken() throws Exception {
    Desk.done(
        desk.sign(desk.approved(wallet, payment(1, "9"), desk.enclave.ada, desk.enclave.bob)));
    assertThat(Desk.no(sign(approved(true, payments(3))))).isEqualTo(AgentRefusal.CONFLICT);
    assertThat(desk.sign(payment(0, "1"))).isInstanceOf(Result.Missing.class);
  }

  @Test
  void refusesOnlyTheItemWhoseNonceIsTakenIfNotAtomic() throws Exception {
    Desk.done(
        desk.sign(desk.approved(wallet, payment(1, "9"), desk.enclave.ada, desk.enclave.bob)));
    SignBatchCall call = approved(false, payments(3));
    List<Result<SignReply>> results = Desk.done(sign(call));
    assertThat(Desk.no(results.get(1))).isEqualTo(AgentRefusal.CONFLICT);
    assertThat(results.get(0)).isInstanceOf(Result.Done.class);
    assertThat(results.get(2)).isInstanceOf(Result.Done.class);
    assertThat(Desk.no(Desk.done(sign(call)).get(1))).isEqualTo(AgentRefusal.CONFLICT);
  }

  @Test
  void refusesTheSecondOfTwoItemsWithOneNonce() throws Exception {
    List<SignCall> calls = List.of(payment(0, "1"), payment(0, "2"));
    List<Result<SignReply>> results = Desk.done(sign(approved(false, calls)));
    assertThat(results.get(0)).isInstanceOf(Result.Done.class);
    assertThat(Desk.no(results.get(1))).isEqualTo(AgentRefusal.CONFLICT);
    assertThat(Desk.no(sign(approved(true, calls)))).isEqualTo(AgentRefusal.CONFLICT);
  }

  @Test
  void takesInWhatWasSignedAloneBefore() throws Exception {
    SignReply alone =
        Desk.done(
            desk.sign(desk.approved(wallet, payment(0, "1"), desk.enclave.ada, desk.enclave.bob)));
    assertThat(signed(approved(true, payments(2))).getFirst()).isEqualTo(alone);
  }

  @Test
  void spendsTheApprovalsOfABatchOnce() throws Exception {
    SignBatchCall call = approved(true, payments(2));
    signed(call);
    List<SignCall> more = payments(3);
    assertThat(Desk.no(sign(new SignBatchCall(more, true, call.approvals()))))
        .isEqualTo(ApprovalRefusal.REQUEST);
  }

  @Test
  void neverSignsABatchThatAnOfficerRejected() throws Exception {
    List<SignCall> calls = payments(2);
    BatchRequest request = request(true, calls);
    String no =
        desk.enclave.bob.reject(
            desk.enclave.charter(), request, BatchReview.of(request), desk.enclave.time.now());
    assertThat(Desk.no(sign(new SignBatchCall(calls, true, List.of(no)))))
        .isEqualTo(ApprovalRefusal.REJECTED);
    assertThat(Desk.no(sign(approved(true, calls)))).isEqualTo(ApprovalRefusal.REJECTED);
  }

  private String rejection(boolean atomic, List<SignCall> calls) {
    BatchRequest request = request(atomic, calls);
    return desk.enclave.bob.reject(
        desk.enclave.charter(), request, BatchReview.of(request), desk.enclave.time.now());
  }

  private void reject(List<SignCall> calls) throws Exception {
    assertThat(Desk.no(sign(new SignBatchCall(calls, true, List.of(rejection(true, calls))))))
        .isEqualTo(ApprovalRefusal.REJECTED);
  }

  @Test
  void neverSignsAnItemOfARejectedBatchByApprovalsOfItsOwn() throws Exception {
    List<SignCall> calls = payments(2);
    SignCall approved = desk.approved(wallet, calls.get(1), desk.enclave.ada, desk.enclave.bob);
    reject(calls);
    assertThat(Desk.no(desk.sign(approved))).isEqualTo(ApprovalRefusal.REJECTED);
    desk.reboot();
    assertThat(Desk.no(desk.sign(approved))).isEqualTo(ApprovalRefusal.REJECTED);
  }

  @Test
  void neverSignsAnItemOfARejectedBatchInAnother() throws Exception {
    List<SignCall> calls = payments(3);
    SignBatchCall other = approved(true, calls.subList(1, 3));
    reject(calls.subList(0, 2));
    assertThat(Desk.no(sign(other))).isEqualTo(ApprovalRefusal.REJECTED);
    assertThat(desk.sign(calls.get(2))).isInstanceOf(Result.Missing.class);
  }

  @Test
  void givesAgainWhatWasSignedBeforeItsBatchWasRejected() throws Exception {
    List<SignCall> calls = payments(2);
    SignReply alone =
        Desk.done(
            desk.sign(desk.approved(wallet, calls.get(0), desk.enclave.ada, desk.enclave.bob)));
    reject(calls);
    assertThat(Desk.done(desk.sign(calls.get(0)))).isEqualTo(alone);
    assertThat(
            Desk.no(
                desk.sign(desk.approved(wallet, calls.get(1), desk.enclave.ada, desk.enclave.bob))))
        .isEqualTo(ApprovalRefusal.REJECTED);
  }

  @Test
  void recordsARejectedBatchWithItsItemsOrNotAtAll() throws Exception {
    List<SignCall> calls = payments(2);
    String item = "request/" + desk.request(wallet, calls.get(1)).hex();
    desk.enclave.store.failToWrite(item::equals);
    SignBatchCall rejected = new SignBatchCall(calls, true, List.of(rejection(true, calls)));
    assertThatThrownBy(() -> sign(rejected)).isInstanceOf(StoreException.class);
    desk.enclave.store.failToWrite(_ -> false);
    assertThat(Desk.no(sign(rejected))).isEqualTo(ApprovalRefusal.REJECTED);
    assertThat(Desk.no(desk.sign(calls.get(1)))).isEqualTo(ApprovalRefusal.REJECTED);
  }

  @Test
  void namesTheItemThatCannotBeRead() throws Exception {
    List<SignCall> calls = new ArrayList<>(payments(1));
    SignCall elsewhere = desk.payment(wallet, Desk.LOCAL_CHAIN, 1, "1");
    calls.add(elsewhere);
    Result<List<Result<SignReply>>> result = sign(new SignBatchCall(calls, true, List.of()));
    assertThat(result)
        .isInstanceOfSatisfying(
            Result.No.class,
            no -> assertThat(no.refusal().place().toString()).contains("/transactions/1"));
  }

  @Test
  void isSoManyCallsInOneWithoutApprovalsOfItsOwn() throws Exception {
    SignCall approved = desk.approved(wallet, payment(0, "1"), desk.enclave.ada, desk.enclave.bob);
    List<Result<SignReply>> results =
        Desk.done(sign(new SignBatchCall(List.of(approved, payment(1, "1")), false, List.of())));
    assertThat(results.get(0)).isInstanceOf(Result.Done.class);
    assertThat(results.get(1)).isInstanceOf(Result.Missing.class);
  }

  @Test
  void usesNoKeyIfTheRecordCannotBeWritten() throws Exception {
    SignBatchCall call = approved(true, payments(2));
    desk.events().forget();
    desk.enclave.store.failToWrite(key -> key.startsWith("batch/"));
    assertThatThrownBy(() -> sign(call)).isInstanceOf(StoreException.class);
    assertThat(desk.events().all()).noneMatch(event -> event.contains("data key"));
    desk.enclave.store.failToWrite(_ -> false);
    assertThat(signed(call)).hasSize(2);
  }

  /// Somebody who can write to the state puts in that a batch named a request it did not.
  @Test
  void believesNoRecordWhoseBatchDoesNotNameTheRequest() throws Exception {
    SignBatchCall call = approved(true, payments(2));
    signed(call);
    Bytes record =
        desk.enclave.store.value("request/" + desk.request(wallet, payment(0, "1")).hex());
    SignCall wish = payment(7, "1000");
    Digest request = desk.request(wallet, wish);
    desk.enclave.store.write(List.of(Write.create("request/" + request.hex(), record)));
    assertThatThrownBy(() -> desk.sign(wish))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the code of request/");
  }

  @Test
  void believesNoBatchThatWasChangedInTheState() throws Exception {
    SignBatchCall call = approved(true, payments(2));
    signed(call);
    BatchRequest other = request(true, payments(3));
    desk.enclave.store.tamper(
        "batch/" + request(true, payments(2)).digest().hex(), CanonicalJson.encode(other.toJson()));
    assertThatThrownBy(() -> desk.sign(payment(0, "1"))).isInstanceOf(StoreException.class);
  }

  private SignCall paymentOf(Wallet payer) {
    return desk.payment(payer, Desk.TEST_CHAIN, 0, "1");
  }

  /// Whoever keeps the sealed records loses one of them.
  @Test
  void givesNoSignatureOfAnAtomicBatchIfOneKeyDoesNotOpen() throws Exception {
    Wallet other = desk.wallet(NetworkMode.TESTNET);
    List<SignCall> calls = List.of(payment(0, "1"), paymentOf(other));
    BatchRequest request =
        BatchRequest.of(
            desk.head(),
            true,
            List.of(desk.prepared(wallet, calls.get(0)), desk.prepared(other, calls.get(1))));
    SignBatchCall call =
        new SignBatchCall(
            calls,
            true,
            Stream.of(desk.enclave.ada, desk.enclave.bob)
                .map(officer ->
                    officer.approve(
                        desk.enclave.charter(),
                        request,
                        BatchReview.of(request),
                        desk.enclave.time.now()))
                .toList());
    String record = other.id() + "-v" + other.version();
    Bytes kept = desk.enclave.records.get(record).orElseThrow();
    desk.enclave.records.lose(record);
    assertThat(Desk.no(sign(call))).isEqualTo(AgentRefusal.SEALED);
    assertThat(Desk.no(sign(call))).isEqualTo(AgentRefusal.SEALED);
    assertThat(Desk.no(desk.sign(calls.getFirst()))).isEqualTo(AgentRefusal.CONFLICT);

    desk.enclave.records.put(record, kept);
    assertThat(signed(call)).hasSize(2);
    assertThat(desk.sign(calls.getFirst())).isInstanceOf(Result.Done.class);
  }
}
