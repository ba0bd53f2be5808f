package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestOfficer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.wallet.Wallet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The chain of charters: a quorum of the one in force makes the next, and nothing else does.
class AmendmentTest {
  private static final Bytes ZEROS = Bytes.of(new byte[32]);

  private final TestEnclave enclave;
  private final Charter root;
  private Agent agent;

  AmendmentTest() throws Exception {
    enclave = new TestEnclave();
    agent = enclave.founded();
    root = enclave.charter();
  }

  private RequestHead head() {
    return new RequestHead(root.realm(), root.namespace(), TestEnclave.ID);
  }

  /// Nothing may be signed on the test networks any more.
  private static Charter blocking(Charter current) {
    List<Rule> rules = new ArrayList<>(current.rules());
    rules.set(1, new Rule("test", Set.of(NetworkMode.TESTNET), new Block()));
    return Accept.accepted(current.amended().rules(rules).charter());
  }

  private static Charter longer(Charter current) {
    return Accept.accepted(
        current.amended().maxKeysPerEnclave(current.maxKeysPerEnclave() + 1).charter());
  }

  private AmendmentCall call(Charter current, Charter next, TestOfficer... officers) {
    AmendmentRequest request = new AmendmentRequest(head(), current, next);
    List<String> approvals =
        Stream.of(officers).map(one -> one.amends(request, enclave.time.now())).toList();
    return new AmendmentCall(next.encoded(), approvals, List.of(), false);
  }

  private Result<CharterReply> amend(Charter current, Charter next, TestOfficer... officers)
      throws Exception {
    return agent.amend(call(current, next, officers));
  }

  private Charter inForce() {
    return agent.founded().orElseThrow().charter();
  }

  private static RefusalId refusal(Result<?> result) {
    return ((Result.No<?>) result).refusal().id();
  }

  @Test
  void aQuorumAmendsTheCharter() throws Exception {
    Charter next = blocking(root);
    assertThat(amend(root, next, enclave.ada, enclave.bob)).isInstanceOf(Result.Done.class);
    assertThat(inForce()).isEqualTo(next);
  }

  @Test
  void statementsNameTheRootAndTheCharterInForce() throws Exception {
    Charter next = blocking(root);
    amend(root, next, enclave.ada, enclave.bob);
    var reply = agent.attest(ZEROS, ZEROS);
    ChannelStatement said = (ChannelStatement) Accept.accepted(Statement.parse(reply.statement()));
    assertThat(said.head().charterRoot()).contains(root.digest());
    assertThat(said.head().charter()).contains(next.digest());
  }

  @Test
  void oneAdministratorDoesNot() throws Exception {
    assertThat(amend(root, blocking(root), enclave.ada)).isInstanceOf(Result.Missing.class);
    assertThat(inForce()).isEqualTo(root);
  }

  @Test
  void anAmendmentOutlivesARestart() throws Exception {
    Charter next = blocking(root);
    amend(root, next, enclave.ada, enclave.bob);
    agent = enclave.boot();
    assertThat(inForce()).isEqualTo(next);
    assertThat(agent.founded().orElseThrow().root()).isEqualTo(root);
  }

  @Test
  void amendmentsFollowEachOther() throws Exception {
    Charter first = blocking(root);
    Charter second = longer(first);
    amend(root, first, enclave.ada, enclave.bob);
    assertThat(amend(first, second, enclave.bob, enclave.cleo)).isInstanceOf(Result.Done.class);
    agent = enclave.boot();
    assertThat(inForce()).isEqualTo(second);
    assertThat(agent.founded().orElseThrow().amendments()).hasSize(2);
  }

  @Test
  void theSameCallAgainChangesNothing() throws Exception {
    AmendmentCall call = call(root, blocking(root), enclave.ada, enclave.bob);
    Result<CharterReply> first = agent.amend(call);
    assertThat(agent.amend(call)).isEqualTo(first);
  }

  @Test
  void twoAmendmentsOfOneCharterAreAFork() throws Exception {
    amend(root, blocking(root), enclave.ada, enclave.bob);
    assertThat(refusal(amend(root, longer(root), enclave.ada, enclave.bob)))
        .isIn(CharterRefusal.FORK, CharterRefusal.SERIAL);
  }

  @Test
  void signaturesUnderAnEarlierCharterDoNotCount() throws Exception {
    Charter first = blocking(root);
    amend(root, first, enclave.ada, enclave.bob);
    Charter second = longer(first);
    AmendmentRequest old = new AmendmentRequest(head(), root, second);
    AmendmentCall call =
        new AmendmentCall(
            second.encoded(),
            List.of(
                enclave.ada.amends(old, enclave.time.now()),
                enclave.bob.amends(old, enclave.time.now())),
            List.of(),
            false);
    assertThat(refusal(agent.amend(call))).isEqualTo(ApprovalRefusal.CHARTER);
  }

  @Test
  void anObjectionStopsAnAmendmentForGood() throws Exception {
    Charter next = blocking(root);
    AmendmentRequest request = new AmendmentRequest(head(), root, next);
    AmendmentCall objected =
        new AmendmentCall(
            next.encoded(),
            List.of(enclave.cleo.objects(request, enclave.time.now())),
            List.of(),
            false);
    assertThat(refusal(agent.amend(objected))).isEqualTo(ApprovalRefusal.REJECTED);
    assertThat(refusal(amend(root, next, enclave.ada, enclave.bob)))
        .isEqualTo(ApprovalRefusal.REJECTED);
  }

  @Test
  void aNewKeyMustSignTheAmendmentThatNamesIt() throws Exception {
    TestOfficer dora = new TestOfficer("dora");
    List<Officer> officers = new ArrayList<>(root.officers());
    officers.add(dora.named());
    Charter next = Accept.accepted(root.amended().officers(officers).charter());
    assertThat(refusal(amend(root, next, enclave.ada, enclave.bob)))
        .isEqualTo(CharterRefusal.POSSESSION);
    AmendmentCall call = call(root, next, enclave.ada, enclave.bob);
    AmendmentCall shown =
        new AmendmentCall(call.charter(), call.approvals(), List.of(dora.possesses(next)), false);
    assertThat(agent.amend(shown)).isInstanceOf(Result.Done.class);
  }

  @Test
  void theRootsWordStays() throws Exception {
    Bytes other =
        Bytes.utf8(
            new String(blocking(root).encoded().toArray(), StandardCharsets.UTF_8)
                .replace("\"stateStore\":\"local\"", "\"stateStore\":\"volatile\""));
    assertThat(refusal(agent.amend(new AmendmentCall(other, List.of(), List.of(), false))))
        .isEqualTo(CharterRefusal.FIXED);
  }

  @Test
  void whoIsNoLongerInTheQuorumDoesNotAmend() throws Exception {
    Charter first =
        Accept.accepted(
            root.amended().charterQuorum(new Quorum(2, List.of("ada", "bob"))).charter());
    amend(root, first, enclave.ada, enclave.cleo);
    assertThat(amend(first, longer(first), enclave.ada, enclave.cleo))
        .isInstanceOf(Result.Missing.class);
  }

  @Test
  void aRootWithoutSuccessionKnowsNone() throws Exception {
    AmendmentCall call = call(root, blocking(root), enclave.ada, enclave.bob);
    assertThat(
            refusal(
                agent.amend(
                    new AmendmentCall(call.charter(), call.approvals(), call.possessions(), true))))
        .isEqualTo(CharterRefusal.QUORUM);
  }

  @Test
  void aCharterThatDropsTheRunningImageUsesNoKeyFromThenOn() throws Exception {
    Charter next =
        Accept.accepted(
            root.amended().measurements(List.of(TestEnclave.image("another"))).charter());
    amend(root, next, enclave.ada, enclave.bob);
    assertThat(agent.serving()).isEqualTo(Optional.empty());
    assertThat(inForce()).isEqualTo(next);
  }

  @Test
  void aSignatureThatWasGivenIsGivenAgainUnderTheNextCharter() throws Exception {
    Desk desk = new Desk();
    Wallet wallet = desk.wallet(NetworkMode.TESTNET);
    SignCall call =
        desk.approved(
            wallet,
            desk.payment(wallet, Desk.TEST_CHAIN, 1, "1"),
            desk.enclave.ada,
            desk.enclave.bob);
    Result<SignReply> first = desk.sign(call);
    Charter root = desk.enclave.charter();
    Charter next = blocking(root);
    AmendmentRequest request = new AmendmentRequest(head(), root, next);
    desk.agent()
        .amend(
            new AmendmentCall(
                next.encoded(),
                List.of(
                    desk.enclave.ada.amends(request, desk.enclave.time.now()),
                    desk.enclave.bob.amends(request, desk.enclave.time.now())),
                List.of(),
                false));
    assertThat(desk.agent().founded().orElseThrow().charter()).isEqualTo(next);
    assertThat(desk.sign(call)).isEqualTo(first).isInstanceOf(Result.Done.class);
    assertThat(desk.sign(desk.payment(wallet, Desk.TEST_CHAIN, 2, "1")))
        .isInstanceOf(Result.No.class);
  }
}
