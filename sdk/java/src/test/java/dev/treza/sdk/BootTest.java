package dev.treza.sdk;

import static dev.treza.sdk.Attempts.IDENTITY;
import static dev.treza.sdk.Attempts.MODULE;
import static dev.treza.sdk.Attempts.attempt;
import static dev.treza.sdk.Attempts.expectation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.TestAgent;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BootTest {
  private static Outcome<VerifiedBoot> boot(TestAgent agent) throws IOException {
    try (TestServer server = TestServer.tls(IDENTITY, agent);
        AttestedChannel channel = Accept.accepted(attempt(server, expectation()).channel())) {
      return channel.boot();
    }
  }

  private static RefusalId refusal(TestAgent agent) throws IOException {
    return Accept.refused(boot(agent));
  }

  @Test
  void verifiesTheBootTheStatementNames() throws IOException {
    TestAgent agent = new TestAgent(MODULE, IDENTITY);
    assertThat(Accept.accepted(boot(agent)).digest()).isEqualTo(agent.bootStatement().digest());
  }

  @Test
  void asksForTheBootOnce() throws IOException {
    TestAgent agent = new TestAgent(MODULE, IDENTITY);
    try (TestServer server = TestServer.tls(IDENTITY, agent);
        AttestedChannel channel = Accept.accepted(attempt(server, expectation()).channel())) {
      channel.boot();
      channel.boot();
      assertThat(agent.requests()).isEqualTo(2);
    }
  }

  @Test
  void refusesTheStatementOfAnotherBoot() throws IOException {
    TestAgent other = new TestAgent(MODULE, IDENTITY);
    TestAgent agent =
        new TestAgent(MODULE, IDENTITY) {
          @Override
          public AttestationReply boot() {
            return other.boot();
          }
        };
    assertThat(refusal(agent)).isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesABootWithAnotherTlsKey() throws IOException {
    TestAgent agent =
        new TestAgent(MODULE, IDENTITY) {
          @Override
          public BootStatement bootStatement() {
            BootStatement own = super.bootStatement();
            return new BootStatement(
                own.head(), own.receiptKey(), own.state(), Bytes.utf8("another key"));
          }
        };
    assertThat(refusal(agent)).isEqualTo(AttestationRefusal.PUBLIC_KEY);
  }

  @Test
  void refusesABootDocumentOfAnotherImage() throws IOException {
    TestAgent agent =
        new TestAgent(MODULE, IDENTITY) {
          @Override
          public AttestationReply boot() {
            Bytes document =
                MODULE.document(
                    TestModule.image("0.9"),
                    Instant.now(),
                    Optional.empty(),
                    bootStatement().digest().value(),
                    Bytes.of(receipts().key().toPublicKey().getEncoded()));
            return new AttestationReply(document, bootStatement().encoded());
          }
        };
    assertThat(refusal(agent)).isEqualTo(AttestationRefusal.MEASUREMENTS);
  }

  @Test
  void refusesAChannelStatementInPlaceOfABoots() throws IOException {
    Bytes any = Digest.of(Bytes.EMPTY).value();
    TestAgent agent =
        new TestAgent(MODULE, IDENTITY) {
          @Override
          public AttestationReply boot() {
            return attestation(any, any);
          }
        };
    assertThat(refusal(agent, agent.statement(any).digest())).isEqualTo(AttestationRefusal.USE);
  }

  @Test
  void refusesAnEarlierBootOfAnotherEnclave() throws IOException {
    assertThat(refusalOfEarlier(head -> "vault-2", TestAgent.ROOT))
        .isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesAnEarlierBootUnderAnotherCharterRoot() throws IOException {
    assertThat(refusalOfEarlier(StatementHead::enclave, Digest.of(Bytes.EMPTY)))
        .isEqualTo(AttestationRefusal.ROOT);
  }

  private static RefusalId refusalOfEarlier(Function<StatementHead, String> enclave, Digest root)
      throws IOException {
    TestAgent earlier =
        new TestAgent(MODULE, IDENTITY) {
          @Override
          public StatementHead head(Optional<Digest> boot) {
            StatementHead own = super.head(boot);
            return new StatementHead(
                own.realm(),
                own.phase(),
                enclave.apply(own),
                boot,
                Optional.of(root),
                Optional.of(root));
          }
        };
    TestAgent agent =
        new TestAgent(MODULE, IDENTITY) {
          @Override
          public AttestationReply boot(Digest digest) {
            return earlier.boot();
          }
        };
    return refusal(agent, earlier.bootStatement().digest());
  }

  private static RefusalId refusal(TestAgent agent, Digest boot) throws IOException {
    try (TestServer server = TestServer.tls(IDENTITY, agent);
        AttestedChannel channel = Accept.accepted(attempt(server, expectation()).channel())) {
      return Accept.refused(channel.boot(boot));
    }
  }
}
