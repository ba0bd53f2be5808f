package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.attest;
import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.expectation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.http.ChannelException;
import dev.treza.sdk.http.HttpAnswer;
import dev.treza.sdk.http.HttpConnection;
import dev.treza.sdk.http.HttpRequest;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
  private final Installation installation;
  private final AgentProcess agent;

  AttackTest(@TempDir Path folder) throws IOException {
    this.installation = Installation.in(folder);
    this.agent = installation.start();
  }

  @BeforeAll
  void found() throws IOException {
    installation.found(agent);
  }

  @AfterAll
  void stop() throws IOException {
    agent.close();
  }

  private RefusalId refusal(Endpoint endpoint, Expectation expected) {
    return Accept.refused(attest(endpoint, expected).channel());
  }

  private RefusalId refusalThrough(TestServer server) throws IOException {
    try (server) {
      return refusal(server.endpoint(), installation.expectation(agent));
    }
  }

  private TestServer relay(UnaryOperator<String> target, UnaryOperator<Bytes> answer)
      throws IOException {
    return TlsRelay.server(agent.endpoint(), target, answer);
  }

  @Test
  void aRelayThatEndsTlsIsFoundByItsKey() throws IOException {
    assertThat(refusalThrough(relay(same -> same, same -> same)))
        .isEqualTo(AttestationRefusal.PUBLIC_KEY);
  }

  @Test
  void aRecordedDocumentAnswersAnotherNonce() throws IOException {
    assertThat(
            refusalThrough(
                relay(
                    target -> target.replaceFirst("nonce=.*", "nonce=" + "ab".repeat(32)),
                    same -> same)))
        .isEqualTo(AttestationRefusal.NONCE);
  }

  @Test
  void theArchivedBootDocumentAnswersNoNonce() throws IOException {
    assertThat(
            refusalThrough(
                relay(target -> target.replaceFirst("use=channel.*", "use=boot"), same -> same)))
        .isEqualTo(AttestationRefusal.NONCE);
  }

  @Test
  void anAnswerThatIsCutIsTruncated() throws IOException {
    assertThat(refusalThrough(relay(same -> same, answer -> answer.slice(0, answer.length() - 1))))
        .isEqualTo(ChannelRefusal.TRUNCATED);
  }

  @Test
  void anAnswerThatGrowsIsOversized() throws IOException {
    Bytes head = Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
    assertThat(refusalThrough(relay(same -> same, head::concat)))
        .isEqualTo(ChannelRefusal.OVERSIZED);
  }

  @Test
  void aSimulatorIsNoProductionEnclave() throws IOException {
    Expectation usual = installation.expectation(agent);
    assertThat(
            refusal(
                agent.endpoint(),
                expectation(TrustAnchor.AWS_NITRO_ROOT_G1, usual.measurements(), usual.root())))
        .isEqualTo(AttestationRefusal.CHAIN);
  }

  @Test
  void anotherSimulatorsRootIsAnotherRoot() throws IOException {
    Expectation usual = installation.expectation(agent);
    TrustAnchor other = new TestModule().anchor();
    assertThat(refusal(agent.endpoint(), expectation(other, usual.measurements(), usual.root())))
        .isEqualTo(AttestationRefusal.CHAIN);
  }

  @Test
  void anotherImageIsNotTheOneExpected() throws IOException {
    Expectation usual = installation.expectation(agent);
    ExpectedMeasurements other = TestModule.measurements("another image");
    assertThat(refusal(agent.endpoint(), expectation(usual.anchor(), other, usual.root())))
        .isEqualTo(AttestationRefusal.MEASUREMENTS);
  }

  @Test
  void anotherCharterRootIsNotTheOnePinned() throws IOException {
    Expectation other =
        installation
            .expectation(agent)
            .withRoot(new ExpectedRoot.Pinned(Digest.of(Bytes.utf8("another root"))));
    assertThat(refusal(agent.endpoint(), other)).isEqualTo(AttestationRefusal.ROOT);
  }

  @Test
  void aFoundedEnclaveIsNoFreshOne() throws IOException {
    Expectation fresh = installation.expectation(agent).withRoot(new ExpectedRoot.BeforeGenesis());
    assertThat(refusal(agent.endpoint(), fresh)).isEqualTo(AttestationRefusal.ROOT);
  }

  @Test
  void aConnectionNobodyAttestedChangesNothing() throws IOException, ChannelException {
    assertThat(answerToACommandNobodyAttested()).contains("\"id\":\"CHN-STALE\"");
  }

  @Test
  void attestingOneConnectionDoesNotAttestAnother() throws IOException, ChannelException {
    try (var attested = channel(agent.endpoint(), installation.expectation(agent))) {
      Accept.accepted(attested.health());
      assertThat(answerToACommandNobodyAttested()).contains("\"id\":\"CHN-STALE\"");
    }
  }

  private String answerToACommandNobodyAttested() throws IOException, ChannelException {
    Bytes call =
        CanonicalJson.encode(
            WalletCall.of(installation.walletRequest(installation.charter(agent)), List.of())
                .toJson());
    String target = "/api/enclaves/" + AgentProcess.ENCLAVE + "/blockchain/wallets/generate";
    try (HttpConnection connection = TlsRelay.connect(agent.endpoint())) {
      HttpAnswer answer = connection.exchange(HttpRequest.post(target, call));
      return new String(answer.body().toArray(), StandardCharsets.UTF_8);
    }
  }
}
