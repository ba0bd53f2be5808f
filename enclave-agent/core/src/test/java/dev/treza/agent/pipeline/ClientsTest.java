package dev.treza.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.policy.Party;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.Selection;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.SuspensionCall;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whom a certificate makes of whoever connects.
class ClientsTest {
  private static final Digest KEY = Digest.of(Bytes.utf8("key"));

  private final TestEnclave enclave = new TestEnclave();
  private final Agent agent = enclave.founded();
  private final Charter charter;
  private final ApiClient client;

  ClientsTest() throws Exception {
    Charter root = enclave.charter();
    client =
        new ApiClient(
            "payments", KEY, enclave.time.now().plus(Duration.ofHours(1)), Set.of("payments"));
    List<Rule> rules = new ArrayList<>(root.rules());
    rules.add(rule());
    charter = Accept.accepted(root.amended().clients(List.of(client)).rules(rules).charter());
    AmendmentRequest request = new AmendmentRequest(head(root), root, charter);
    List<String> approvals =
        List.of(
            enclave.ada.amends(request, enclave.time.now()),
            enclave.bob.amends(request, enclave.time.now()));
    assertThat(agent.amend(new AmendmentCall(charter.encoded(), approvals, List.of(), false)))
        .isInstanceOf(Result.Done.class);
  }

  private static Rule rule() {
    return new Rule(
        "payments",
        Set.of(NetworkMode.TESTNET),
        Selection.only(Set.<Party>of(new Party.OfClient("payments"))),
        Selection.everything(),
        Selection.everything(),
        Selection.everything(),
        Set.of(),
        Selection.everything(),
        List.of(),
        Optional.empty(),
        Duration.ZERO,
        new Allow());
  }

  private static RequestHead head(Charter root) {
    return new RequestHead(root.realm(), root.namespace(), TestEnclave.ID);
  }

  private Outcome<Caller> caller(Optional<Digest> spki) throws Exception {
    return agent.serving().orElseThrow().pipelines().callers().of(spki);
  }

  private Refusal refused() throws Exception {
    return switch (caller(Optional.of(KEY))) {
      case Outcome.Refused<Caller>(Refusal refusal) -> refusal;
      case Outcome.Accepted<Caller>(Caller caller) -> throw new AssertionError(caller);
    };
  }

  @Test
  void whoeverShowsNoCertificateIsAnybody() throws Exception {
    assertThat(Accept.accepted(caller(Optional.empty()))).isEqualTo(Caller.ANYBODY);
  }

  @Test
  void aNamedKeyIsItsClient() throws Exception {
    assertThat(Accept.accepted(caller(Optional.of(KEY))).client()).contains(client);
  }

  @Test
  void aKeyThatNobodyNamesIsRefused() throws Exception {
    assertThat(caller(Optional.of(Digest.of(Bytes.utf8("another")))))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            no -> assertThat(no.refusal().id().id()).isEqualTo(AgentRefusal.CLIENT_UNKNOWN.id()));
  }

  @Test
  void aClientIsNobodyFromTheVeryTimeItExpires() throws Exception {
    enclave.time.pass(Duration.ofHours(1).minusMillis(1));
    assertThat(caller(Optional.of(KEY))).isInstanceOf(Outcome.Accepted.class);
    enclave.time.pass(Duration.ofMillis(1));
    assertThat(refused().id()).isEqualTo(AgentRefusal.CLIENT_EXPIRED);
  }

  @Test
  void aSuspendedClientIsRefusedAtOnce() throws Exception {
    SuspensionRequest request =
        new SuspensionRequest(
            head(charter),
            SuspensionSubject.CLIENT,
            "payments",
            false,
            Bytes.hex("0123456789abcdef0123456789abcdef"));
    String approval = enclave.ada.suspends(charter, request, enclave.time.now());
    agent
        .serving()
        .orElseThrow()
        .pipelines()
        .suspensions()
        .suspend(SuspensionCall.of(request, List.of(approval)));
    assertThat(refused().id()).isEqualTo(AgentRefusal.CLIENT_SUSPENDED);
  }
}
