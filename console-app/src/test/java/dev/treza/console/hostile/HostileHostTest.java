package dev.treza.console.hostile;

import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.link.OneEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import dev.treza.sdk.process.AgentProcess;
import dev.treza.sdk.process.Installation;
import dev.treza.sdk.process.TestOfficer;
import dev.treza.sdk.process.TlsRelay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the console's screens say of the real agent, in a process of its own, when its host, its
/// relay or whoever pinned it is not to be trusted.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileHostTest {
  private static final UnaryOperator<String> SAME_TARGET = UnaryOperator.identity();
  private static final UnaryOperator<Bytes> SAME_ANSWER = UnaryOperator.identity();

  private final Installation installation;
  private final AgentProcess agent;
  private final OfficerCredential credential;

  HostileHostTest(@TempDir Path folder) throws IOException {
    this.installation = Installation.in(folder);
    this.agent = installation.start();
    this.credential = new OfficersCredential(installation.officer());
  }

  @BeforeAll
  void found() throws IOException {
    installation.found(agent);
  }

  @AfterAll
  void stop() throws IOException {
    agent.close();
  }

  private Screens pinned(
      TrustAnchor anchor, ExpectedMeasurements measurements, Charter root, Endpoint endpoint) {
    return new Screens(OneEnclave.pinned(anchor, measurements, root, endpoint), credential);
  }

  private Screens at(Endpoint endpoint) throws IOException {
    return pinned(
        agent.anchor(), installation.jars().measurements(), installation.charter(agent), endpoint);
  }

  private void refuses(UnaryOperator<String> target, UnaryOperator<Bytes> answer, String id)
      throws IOException {
    try (TestServer relay = TlsRelay.server(agent.endpoint(), target, answer)) {
      at(relay.endpoint()).look().refuses(id);
    }
  }

  @Test
  void verifiesTheAgentItself() throws IOException {
    at(agent.endpoint()).look().showsItVerifiedAsSimulated();
  }

  @Test
  void findsARelayThatEndsTlsByItsKey() throws IOException {
    refuses(SAME_TARGET, SAME_ANSWER, "ATT-PUBLIC-KEY");
  }

  @Test
  void findsARecordedNonce() throws IOException {
    refuses(
        target -> target.replaceFirst("nonce=.*", "nonce=" + "ab".repeat(32)),
        SAME_ANSWER,
        "ATT-NONCE");
  }

  @Test
  void findsTheArchivedBootDocument() throws IOException {
    refuses(target -> target.replaceFirst("use=channel.*", "use=boot"), SAME_ANSWER, "ATT-NONCE");
  }

  @Test
  void findsATruncatedAnswer() throws IOException {
    refuses(SAME_TARGET, answer -> answer.slice(0, answer.length() - 1), "CHN-TRUNCATED");
  }

  @Test
  void findsAnOversizedAnswer() throws IOException {
    Bytes head = Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
    refuses(SAME_TARGET, head::concat, "CHN-OVERSIZED");
  }

  @Test
  void findsAnotherCharterRoot() throws IOException {
    Charter other =
        new TestOfficer().charter(agent.anchor().realm(), installation.jars().measurements());
    pinned(agent.anchor(), installation.jars().measurements(), other, agent.endpoint())
        .look()
        .refuses("ATT-ROOT");
  }

  @Test
  void findsAWrongSetOfRegisters() throws IOException {
    pinned(
            agent.anchor(),
            TestModule.measurements("another image"),
            installation.charter(agent),
            agent.endpoint())
        .look()
        .refuses("ATT-MEASUREMENTS");
  }

  @Test
  void findsASimulatorUnderTheProductionRoot() throws IOException {
    pinned(
            TrustAnchor.AWS_NITRO_ROOT_G1,
            installation.jars().measurements(),
            installation.charter(agent),
            agent.endpoint())
        .look()
        .refuses("ATT-CHAIN");
  }
}
