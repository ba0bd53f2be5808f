package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.policy.Limit;
import dev.treza.fleet.policy.PolicyRefusal;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.policy.Selection;
import dev.treza.fleet.protocol.RequestKind;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Limits and holds, with the state behind them: up to ten ether a day pass by themselves, more
/// needs two approvals and an hour.
class LimitTest {
  private static final AssetId ETHER = new AssetId("eip155:31337/slip44:60");
  private static final BigInteger TEN = BigInteger.TEN.pow(19);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Desk desk;
  private final Wallet wallet;

  LimitTest() throws Exception {
    TestEnclave enclave = new TestEnclave();
    enclave.rules(List.of(keys(), daily(), large()));
    desk = new Desk(enclave);
    wallet = desk.wallet(NetworkMode.LOCAL);
  }

  private static Rule keys() {
    return rule("keys", OperationKind.NEW_WALLET, List.of(), Duration.ZERO, new Allow());
  }

  private static Rule daily() {
    return rule(
        "daily",
        OperationKind.TRANSFER,
        List.of(new Limit.Sum(TEN, Duration.ofDays(1))),
        Duration.ZERO,
        new Allow());
  }

  private static Rule large() {
    return rule(
        "large",
        OperationKind.TRANSFER,
        List.of(),
        HOUR,
        new Require(List.of(new GroupQuorum("approvers", 2))));
  }

  private static Rule rule(
      String id, OperationKind what, List<Limit> limits, Duration hold, RuleVerdict verdict) {
    return new Rule(
        id,
        Set.of(NetworkMode.LOCAL),
        Selection.everything(),
        Selection.everything(),
        Selection.everything(),
        Selection.only(Set.of(what)),
        Set.of(),
        limits.isEmpty() ? Selection.everything() : Selection.only(Set.of(ETHER)),
        limits,
        Optional.empty(),
        hold,
        verdict);
  }

  private SignCall pay(long nonce, String ether) {
    return desk.payment(wallet, Desk.LOCAL_CHAIN, nonce, ether);
  }

  private Result<SignReply> sign(SignCall call) throws Exception {
    return desk.sign(call);
  }

  private SignCall approved(SignCall call) {
    return desk.approved(wallet, call, desk.enclave.ada, desk.enclave.bob);
  }

  private static RefusalId refusal(Result<?> result) {
    return ((No<?>) result).refusal().id();
  }

  private static String missingRule(Result<?> result) {
    return ((Missing<?>) result).reply().rule();
  }

  @Test
  void whatFitsIntoTheDayPasses() throws Exception {
    assertThat(sign(pay(0, "4"))).isInstanceOf(Done.class);
    assertThat(sign(pay(1, "5"))).isInstanceOf(Done.class);
  }

  @Test
  void whatDoesNotFitNeedsApproval() throws Exception {
    sign(pay(0, "6"));
    assertThat(missingRule(sign(pay(1, "5")))).isEqualTo("large");
  }

  @Test
  void aRestartForgetsNothing() throws Exception {
    sign(pay(0, "6"));
    desk.reboot();
    assertThat(missingRule(sign(pay(1, "5")))).isEqualTo("large");
  }

  @Test
  void theNextDayIsAnother() throws Exception {
    sign(pay(0, "6"));
    desk.enclave.time.pass(Duration.ofDays(1));
    assertThat(sign(pay(1, "5"))).isInstanceOf(Done.class);
  }

  @Test
  void theSameRequestAgainSpendsNothing() throws Exception {
    Result<SignReply> first = sign(pay(0, "4"));
    assertThat(sign(pay(0, "4"))).isEqualTo(first);
    assertThat(sign(pay(1, "5"))).isInstanceOf(Done.class);
  }

  @Test
  void whatIsRefusedSpendsNothing() throws Exception {
    sign(pay(0, "4"));
    // another request for the same nonce: recorded by nobody
    assertThat(sign(pay(0, "5"))).isInstanceOf(No.class);
    assertThat(sign(pay(1, "5"))).isInstanceOf(Done.class);
  }

  @Test
  void whatWasApprovedCountsForTheDayToo() throws Exception {
    SignCall large = approved(pay(0, "20"));
    sign(large);
    desk.enclave.time.pass(HOUR);
    assertThat(sign(approved(pay(0, "20")))).isInstanceOf(Done.class);
    assertThat(missingRule(sign(pay(1, "1")))).isEqualTo("large");
  }

  @Test
  void manyAtOnceDoNotSpendOneLimitTwice() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Result<SignReply>>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        int nonce = i;
        answers.add(threads.submit(() -> sign(pay(nonce, "2"))));
      }
      int signed = 0;
      for (Future<Result<SignReply>> answer : answers) {
        signed += answer.get() instanceof Done ? 1 : 0;
      }
      // four times two ether and the fees; a fifth would be beyond
      assertThat(signed).isEqualTo(4);
    }
  }

  @Test
  void aHeldRequestWaits() throws Exception {
    Result<SignReply> held = sign(approved(pay(0, "20")));
    assertThat(held)
        .isInstanceOfSatisfying(
            Missing.class,
            missing ->
                assertThat(missing.reply().until()).contains(desk.enclave.time.now().plus(HOUR)));
  }

  @Test
  void aHoldOutlivesARestartAndEnds() throws Exception {
    sign(approved(pay(0, "20")));
    desk.reboot();
    desk.enclave.time.pass(HOUR.minusSeconds(10));
    assertThat(sign(approved(pay(0, "20")))).isInstanceOf(Missing.class);
    desk.enclave.time.pass(Duration.ofSeconds(10));
    assertThat(sign(approved(pay(0, "20")))).isInstanceOf(Done.class);
  }

  @Test
  void aHeldRequestCanBeRejected() throws Exception {
    sign(approved(pay(0, "20")));
    SignCall call = pay(0, "20");
    var task = desk.prepared(wallet, call);
    sign(
        call.withApprovals(
            List.of(
                desk.enclave.cleo.reject(
                    desk.enclave.charter(),
                    task.request(),
                    task.review(),
                    desk.enclave.time.now()))));
    desk.enclave.time.pass(HOUR);
    assertThat(refusal(sign(approved(call)))).isEqualTo(ApprovalRefusal.REJECTED);
  }

  @Test
  void whatNoRuleCoversIsDenied() throws Exception {
    SignCall message =
        new SignCall(
            wallet.id(),
            TransactionInput.of(RequestKind.MESSAGE, Bytes.utf8("hello")),
            Optional.empty(),
            List.of());
    assertThat(refusal(sign(message))).isEqualTo(PolicyRefusal.NO_RULE);
  }
}
