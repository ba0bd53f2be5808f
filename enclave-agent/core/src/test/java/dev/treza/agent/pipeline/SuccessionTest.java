package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestOfficer;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Succession;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.RequestHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Bob and Cleo may succeed after a day, unless an administrator objects.
class SuccessionTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final TestEnclave enclave;
  private final Charter root;
  private final Charter next;
  private Agent agent;

  SuccessionTest() throws Exception {
    enclave = new TestEnclave();
    enclave.succession(new Succession(new Quorum(2, List.of("bob", "cleo")), DAY));
    agent = enclave.founded();
    root = enclave.charter();
    next = Accept.accepted(root.amended().maxKeysPerEnclave(7).charter());
  }

  private AmendmentRequest request() {
    return new AmendmentRequest(
        new RequestHead(root.realm(), root.namespace(), TestEnclave.ID), root, next);
  }

  private Result<CharterReply> succeed(TestOfficer... officers) throws Exception {
    return amend(
        Stream.of(officers).map(one -> one.amends(request(), enclave.time.now())).toList());
  }

  private Result<CharterReply> amend(List<String> approvals) throws Exception {
    return agent.amend(new AmendmentCall(next.encoded(), approvals, List.of(), true));
  }

  private static Optional<Instant> until(Result<?> result) {
    return ((Result.Missing<?>) result).reply().until();
  }

  @Test
  void waitsForItsDelay() throws Exception {
    assertThat(until(succeed(enclave.bob, enclave.cleo))).contains(enclave.time.now().plus(DAY));
    enclave.time.pass(DAY.minusSeconds(10));
    assertThat(succeed(enclave.bob, enclave.cleo)).isInstanceOf(Result.Missing.class);
    enclave.time.pass(Duration.ofSeconds(10));
    assertThat(succeed(enclave.bob, enclave.cleo)).isInstanceOf(Result.Done.class);
    agent = enclave.boot();
    assertThat(agent.founded().orElseThrow().charter()).isEqualTo(next);
  }

  @Test
  void theDelayOutlivesARestart() throws Exception {
    succeed(enclave.bob, enclave.cleo);
    enclave.time.pass(DAY);
    agent = enclave.boot();
    assertThat(succeed(enclave.bob, enclave.cleo)).isInstanceOf(Result.Done.class);
  }

  @Test
  void itsQuorumMustBeThere() throws Exception {
    assertThat(until(succeed(enclave.bob, enclave.ada))).isEmpty();
    enclave.time.pass(DAY);
    assertThat(succeed(enclave.bob, enclave.ada)).isInstanceOf(Result.Missing.class);
  }

  @Test
  void anAdministratorObjects() throws Exception {
    succeed(enclave.bob, enclave.cleo);
    amend(List.of(enclave.ada.objects(request(), enclave.time.now())));
    enclave.time.pass(DAY);
    assertThat(succeed(enclave.bob, enclave.cleo))
        .isInstanceOfSatisfying(
            Result.No.class,
            no -> assertThat(no.refusal().id()).isEqualTo(ApprovalRefusal.REJECTED));
  }
}
