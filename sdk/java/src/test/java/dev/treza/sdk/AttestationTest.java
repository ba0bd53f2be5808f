package dev.treza.sdk;

import static dev.treza.sdk.Attempts.IDENTITY;
import static dev.treza.sdk.Attempts.MODULE;
import static dev.treza.sdk.Attempts.attempt;
import static dev.treza.sdk.Attempts.expectation;
import static dev.treza.sdk.Attempts.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedPlace;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.StepOutcome;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.TestAgent;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AttestationTest {
  private static class Agent extends TestAgent {
    Agent() {
      super(MODULE, IDENTITY);
    }
  }

  @Test
  void attestsAnHonestAgentStepByStep() throws IOException {
    AttestationAttempt attempt = attempt(new Agent(), expectation());

    AttestedChannel channel = Accept.accepted(attempt.channel());
    assertThat(attempt.report().verdict()).isInstanceOf(SimulatedAttestation.class);
    assertThat(attempt.binding()).containsOnlyKeys(BindingStep.values());
    assertThat(attempt.binding().values())
        .allSatisfy(step -> assertThat(step).isInstanceOf(StepOutcome.Passed.class));
    assertThat(channel.statement().audit())
        .hasValueSatisfying(position -> assertThat(position.sequence()).isEqualTo(7));
  }

  @Test
  void believesOnlyTheExporterOfThisConnection() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public ChannelStatement statement(Bytes exporter) {
            return super.statement(Digest.of(exporter).value());
          }
        };
    AttestationAttempt attempt = attempt(agent, expectation());

    assertThat(refusal(attempt)).isEqualTo(ChannelRefusal.EXPORTER);
    assertThat(attempt.report().verdict()).isInstanceOf(RefusedAttestation.class);
    assertThat(attempt.binding().get(BindingStep.ENCLAVE)).isInstanceOf(StepOutcome.Passed.class);
    assertThat(attempt.binding().get(BindingStep.EXPORTER)).isInstanceOf(StepOutcome.Failed.class);
    assertThat(attempt.document()).isPresent();
  }

  @Test
  void refusesAConnectionWhoseKeyTheDocumentDoesNotName() throws IOException {
    Certificates other = Certificates.tls();
    try (TestServer server = TestServer.tls(other, new Agent())) {
      AttestationAttempt attempt = attempt(server, expectation());

      assertThat(refusal(attempt)).isEqualTo(AttestationRefusal.PUBLIC_KEY);
      assertThat(attempt.binding().values())
          .allSatisfy(step -> assertThat(step).isInstanceOf(StepOutcome.NotReached.class));
    }
  }

  @Test
  void refusesADocumentForAnEarlierNonce() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public AttestationReply attestation(Bytes nonce, Bytes exporter) {
            return super.attestation(Digest.of(nonce).value(), exporter);
          }
        };
    assertThat(refusal(agent)).isEqualTo(AttestationRefusal.NONCE);
  }

  @Test
  void asksWithANonceOfItsOwnEachTime() throws IOException {
    var nonces = new TreeSet<String>();
    TestAgent agent =
        new Agent() {
          @Override
          public AttestationReply attestation(Bytes nonce, Bytes exporter) {
            assertThat(nonce.length()).isEqualTo(32);
            nonces.add(nonce.hex());
            return super.attestation(nonce, exporter);
          }
        };
    attempt(agent, expectation());
    attempt(agent, expectation());
    assertThat(nonces).hasSize(2);
  }

  @Test
  void refusesABootDocumentInPlaceOfAChannels() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public AttestationReply attestation(Bytes nonce, Bytes exporter) {
            Bytes document =
                MODULE.document(
                    pcrs(),
                    Instant.now(),
                    Optional.of(nonce),
                    bootStatement().digest().value(),
                    publicKey());
            return new AttestationReply(document, bootStatement().encoded());
          }
        };
    assertThat(refusal(agent)).isEqualTo(AttestationRefusal.USE);
  }

  @Test
  void refusesAStatementTheDocumentDoesNotVouchFor() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public AttestationReply attestation(Bytes nonce, Bytes exporter) {
            AttestationReply honest = super.attestation(nonce, exporter);
            Bytes other = statement(Digest.of(exporter).value()).encoded();
            return new AttestationReply(honest.document(), other);
          }
        };
    assertThat(refusal(agent)).isEqualTo(AttestationRefusal.USE);
  }

  @Test
  void refusesAStatementThatIsNotCanonical() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public AttestationReply attestation(Bytes nonce, Bytes exporter) {
            Bytes spaced = statement(exporter).encoded().concat(Bytes.utf8("\n"));
            Bytes document =
                MODULE.document(
                    pcrs(),
                    Instant.now(),
                    Optional.of(nonce),
                    Digest.of(spaced).value(),
                    publicKey());
            return new AttestationReply(document, spaced);
          }
        };
    assertThat(refusal(agent).id()).isEqualTo("JSON-CANON");
  }

  @Test
  void refusesAnotherRealmThanThatOfTheRoot() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public Realm realm() {
            return Realm.NITRO;
          }
        };
    assertThat(refusal(agent)).isEqualTo(CharterRefusal.REALM);
  }

  @Test
  void refusesAnotherEnclaveThanAskedFor() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public StatementHead head(Optional<Digest> boot) {
            StatementHead own = super.head(boot);
            return new StatementHead(
                own.realm(), own.phase(), "vault-2", boot, own.charterRoot(), own.charter());
          }
        };
    assertThat(refusal(agent)).isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesAnotherCharterRootThanPinned() throws IOException {
    Expectation other = expectation(MODULE.anchor(), Digest.of(Bytes.utf8("another root")));
    assertThat(refusal(attempt(new Agent(), other))).isEqualTo(AttestationRefusal.ROOT);
  }

  @Test
  void refusesAStatementWithAnotherRootThanItsOwnRegister() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public StatementHead head(Optional<Digest> boot) {
            StatementHead own = super.head(boot);
            return new StatementHead(
                own.realm(), own.phase(), ENCLAVE, boot, Optional.empty(), Optional.empty());
          }
        };
    assertThat(refusal(agent)).isEqualTo(AttestationRefusal.ROOT);
  }

  @Test
  void refusesAFoundedEnclaveWhereNoneIsExpected() throws IOException {
    Expectation fresh = expectation().withRoot(new ExpectedRoot.BeforeGenesis());
    assertThat(refusal(attempt(new Agent(), fresh))).isEqualTo(AttestationRefusal.ROOT);
  }

  @Test
  void refusesAnotherImageThanExpected() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public Map<Integer, PcrValue> pcrs() {
            Map<Integer, PcrValue> pcrs = new TreeMap<>(super.pcrs());
            pcrs.putAll(TestModule.image("1.1"));
            return pcrs;
          }
        };
    assertThat(refusal(agent)).isEqualTo(AttestationRefusal.MEASUREMENTS);
  }

  @Test
  void refusesEveryImageIfNoneIsExpected() throws IOException {
    Expectation usual = expectation();
    Expectation none =
        new Expectation(
            usual.anchor(),
            ExpectedMeasurements.NONE,
            usual.enclave(),
            usual.root(),
            usual.place());
    assertThat(refusal(attempt(new Agent(), none))).isEqualTo(AttestationRefusal.NO_MEASUREMENTS);
  }

  @Test
  void refusesAnotherPlaceThanTheCharterNames() throws IOException {
    Expectation usual = expectation();
    ExpectedPlace place =
        new ExpectedPlace(
            "arn:aws:iam::111122223333:role/parent", new TreeSet<>(List.of("eu-west-1")));
    Expectation placed =
        new Expectation(
            usual.anchor(),
            usual.measurements(),
            usual.enclave(),
            usual.root(),
            Optional.of(place));
    assertThat(refusal(attempt(new Agent(), placed))).isEqualTo(AttestationRefusal.PLACE);
  }

  @Test
  void refusesASimulatorUnderTheProductionRoot() throws IOException {
    Expectation production = expectation(TrustAnchor.AWS_NITRO_ROOT_G1, TestAgent.ROOT);
    assertThat(refusal(attempt(new Agent(), production))).isEqualTo(AttestationRefusal.CHAIN);
  }

  @Test
  void refusesADocumentThatIsTooOld() throws IOException {
    try (TestServer server = TestServer.tls(IDENTITY, new Agent())) {
      AttestationAttempt attempt =
          Accept.accepted(
                  ProvisionalChannel.open(server.endpoint(), Attempts.TIMEOUTS, new SecureRandom()))
              .attest(expectation(), Instant.now().plus(Duration.ofMinutes(6)));
      assertThat(refusal(attempt)).isEqualTo(AttestationRefusal.STALE);
    }
  }

  @Test
  void closesTheConnectionAfterARefusal() throws IOException {
    TestAgent agent =
        new Agent() {
          @Override
          public Realm realm() {
            return Realm.NITRO;
          }
        };
    try (TestServer server = TestServer.tls(IDENTITY, agent);
        ProvisionalChannel channel =
            Accept.accepted(
                ProvisionalChannel.open(
                    server.endpoint(), Attempts.TIMEOUTS, new SecureRandom()))) {
      channel.attest(expectation(), Instant.now());
      AttestationAttempt again = channel.attest(expectation(), Instant.now());

      assertThat(refusal(again)).isEqualTo(ChannelRefusal.CLOSED);
      assertThat(agent.requests()).isEqualTo(1);
    }
  }

  @Test
  void keepsTheRefusalOfTheAgentAndItsWords() throws IOException {
    Refusal no = Refusal.of(AgentRefusal.TIME, "the module is \u001b[2J\u202ebusy");
    TestAgent agent =
        new Agent() {
          @Override
          public Bytes answer(HttpExchange request, Bytes exporter) {
            return HttpExchange.problem(503, no);
          }
        };
    Refusal received = Attempts.reason(attempt(agent, expectation()).channel());
    assertThat(received.id()).isEqualTo(AgentRefusal.TIME);
    assertThat(received.detail()).isEqualTo("the module is \ufffd[2J\ufffdbusy");
  }

  @Test
  void keepsTheWordsOfARefusalItDoesNotKnow() throws IOException {
    RemoteRefusal unknown = new RemoteRefusal("NEW-RULE", "A later rule.", "Update.");
    TestAgent agent =
        new Agent() {
          @Override
          public Bytes answer(HttpExchange request, Bytes exporter) {
            return HttpExchange.problem(403, Refusal.of(unknown, "so"));
          }
        };
    assertThat(refusal(agent)).isEqualTo(unknown);
  }

  @Test
  void handsTheConnectionOnToTheAttestedChannel() throws IOException {
    try (TestServer server = TestServer.tls(IDENTITY, new Agent())) {
      ProvisionalChannel provisional =
          Accept.accepted(
              ProvisionalChannel.open(server.endpoint(), Attempts.TIMEOUTS, new SecureRandom()));
      AttestedChannel channel =
          Accept.accepted(provisional.attest(expectation(), Instant.now()).channel());
      provisional.close();

      assertThat(channel.health()).isInstanceOf(Outcome.Accepted.class);
      assertThatThrownBy(() -> provisional.attest(expectation(), Instant.now()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void attestsTheSameConnectionAgain() throws IOException {
    try (TestServer server = TestServer.tls(IDENTITY, new Agent())) {
      AttestedChannel first = Accept.accepted(attempt(server, expectation()).channel());
      AttestedChannel second =
          Accept.accepted(first.attestAgain(expectation(), Instant.now()).channel());

      assertThat(second.health()).isInstanceOf(Outcome.Accepted.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }
}
