package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.TestAgent;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the command line says of agents that lie, and with which exit code.
@Timeout(30)
class HostileAgentTest {
  private static final TestModule MODULE = new TestModule();
  private static final Certificates IDENTITY = Certificates.tls();
  private static final ExpectedMeasurements IMAGE = TestModule.measurements("1.0");

  /// Honest, and bound to a charter of its own; a test overrides its lie.
  private static class Agent extends TestAgent {
    Agent() {
      super(MODULE, IDENTITY);
    }

    Charter charter() {
      return OneEnclave.charter(realm(), IMAGE, receipts());
    }

    @Override
    public Map<Integer, PcrValue> pcrs() {
      Map<Integer, PcrValue> pcrs = new TreeMap<>(super.pcrs());
      pcrs.put(3, PcrValue.ofRole(OneEnclave.PLACE.parentRole()));
      pcrs.put(16, PcrValue.ofCharterRoot(charter().digest()));
      return pcrs;
    }

    @Override
    public StatementHead head(Optional<Digest> boot) {
      StatementHead own = super.head(boot);
      Optional<Digest> root = Optional.of(charter().digest());
      return new StatementHead(own.realm(), own.phase(), own.enclave(), boot, root, root);
    }
  }

  private static Run verify(OneEnclave fleet, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("attestation", "verify", "--enclave", TestAgent.ENCLAVE));
    arguments.addAll(List.of(more));
    return Treza.run(
        fleet, new Treza.NoCredential(), InstantSource.system(), arguments.toArray(String[]::new));
  }

  private static OneEnclave pinned(Agent agent, TestServer server) {
    return OneEnclave.pinned(MODULE.anchor(), IMAGE, agent.charter(), server.endpoint());
  }

  private static void refuses(Agent agent, String id) throws IOException {
    try (TestServer server = TestServer.tls(IDENTITY, agent)) {
      refuses(pinned(agent, server), id, 3);
    }
  }

  private static void refuses(OneEnclave fleet, String id, int code) {
    Run run = verify(fleet);
    assertThat(run.out()).contains("REFUSED " + id + ": ").doesNotContain("VERIFIED");
    assertThat(run.code()).isEqualTo(code);
    assertThat(verify(fleet, "--json").out())
        .contains("\"verdict\":\"refused\"")
        .contains("\"id\":\"" + id + "\"");
  }

  private static void refusesPeer(TestServer peer, String id, int code) throws IOException {
    try (peer) {
      refuses(pinned(new Agent(), peer), id, code);
    }
  }

  private static TestServer answering(String answer) throws IOException {
    return TestServer.tls(
        IDENTITY,
        socket -> {
          HttpExchange.read(socket.getInputStream());
          socket.getOutputStream().write(Bytes.utf8(answer).toArray());
          socket.getOutputStream().flush();
        });
  }

  @Test
  void marksAnHonestSimulatorAsSimulated() throws IOException {
    Agent agent = new Agent();
    try (TestServer server = TestServer.tls(IDENTITY, agent)) {
      Run run = verify(pinned(agent, server));

      assertThat(run.out()).contains("\nSIMULATED: ").doesNotContain("FAILED");
      assertThat(run.out().lines().filter(line -> line.startsWith("  passed"))).hasSize(23);
      assertThat(run.code()).isZero();
      assertThat(verify(pinned(agent, server), "--json").out())
          .contains("\"verdict\":\"SIMULATED\"");
    }
  }

  @Test
  void namesAnotherConnectionsExporter() throws IOException {
    refuses(
        new Agent() {
          @Override
          public ChannelStatement statement(Bytes exporter) {
            return super.statement(Digest.of(exporter).value());
          }
        },
        "CHN-EXPORTER");
  }

  @Test
  void namesASwappedCertificate() throws IOException {
    Agent agent = new Agent();
    try (TestServer server = TestServer.tls(Certificates.tls(), agent)) {
      refuses(pinned(agent, server), "ATT-PUBLIC-KEY", 3);
    }
  }

  @Test
  void namesAReplayedDocument() throws IOException {
    refuses(
        new Agent() {
          @Override
          public AttestationReply attestation(Bytes nonce, Bytes exporter) {
            return super.attestation(Digest.of(nonce).value(), exporter);
          }
        },
        "ATT-NONCE");
  }

  @Test
  void namesABootDocumentInPlaceOfAChannels() throws IOException {
    refuses(
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
        },
        "ATT-USE");
  }

  @Test
  void namesAnotherImage() throws IOException {
    refuses(
        new Agent() {
          @Override
          public Map<Integer, PcrValue> pcrs() {
            Map<Integer, PcrValue> pcrs = new TreeMap<>(super.pcrs());
            pcrs.putAll(TestModule.image("1.1"));
            return pcrs;
          }
        },
        "ATT-MEASUREMENTS");
  }

  @Test
  void namesAnotherCharterRoot() throws IOException {
    refuses(
        new Agent() {
          @Override
          public Map<Integer, PcrValue> pcrs() {
            Map<Integer, PcrValue> pcrs = new TreeMap<>(super.pcrs());
            pcrs.put(16, PcrValue.ofCharterRoot(ROOT));
            return pcrs;
          }
        },
        "ATT-ROOT");
  }

  @Test
  void namesASimulatorUnderTheProductionRoot() throws IOException {
    Agent agent = new Agent();
    try (TestServer server = TestServer.tls(IDENTITY, agent)) {
      refuses(
          OneEnclave.pinned(
              TrustAnchor.AWS_NITRO_ROOT_G1, IMAGE, agent.charter(), server.endpoint()),
          "ATT-CHAIN",
          3);
    }
  }

  @Test
  void holdsTheEnclaveAgainstMeasurementsNamedHere() throws IOException {
    Agent agent = new Agent();
    String other = "ab".repeat(48);
    try (TestServer server = TestServer.tls(IDENTITY, agent)) {
      Run run =
          verify(
              pinned(agent, server),
              "--pcr",
              "0=" + other,
              "--pcr",
              "1=" + other,
              "--pcr",
              "2=" + other);
      assertThat(run.out()).contains("REFUSED ATT-MEASUREMENTS: ");
      assertThat(run.code()).isEqualTo(3);
    }
  }

  @Test
  void takesNoDemandOfADocumentForAnEnclave() throws IOException {
    Agent agent = new Agent();
    try (TestServer server = TestServer.tls(IDENTITY, agent)) {
      assertThat(verify(pinned(agent, server), "--at", "document").code()).isEqualTo(2);
      assertThat(agent.requests()).isZero();
    }
  }

  @Test
  void namesATruncatedAnswer() throws IOException {
    refusesPeer(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"), "CHN-TRUNCATED", 3);
  }

  @Test
  void namesAnOversizedAnswer() throws IOException {
    refusesPeer(
        answering("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"), "CHN-OVERSIZED", 3);
  }

  @Test
  void namesAnAnswerThatIsNotHttp() throws IOException {
    refusesPeer(answering("220 mail ready\r\n\r\n"), "CHN-PROTOCOL", 3);
  }

  @Test
  void tellsAPeerThatHangsUpFromOneThatIsRefused() throws IOException {
    refusesPeer(answering(""), "CHN-CLOSED", 5);
  }

  @Test
  void saysUnreachableIfNobodyListens() throws IOException {
    TestServer gone = answering("");
    OneEnclave fleet = pinned(new Agent(), gone);
    gone.close();
    Run run = verify(fleet);

    assertThat(run.out()).contains("REFUSED CHN-UNREACHABLE: ");
    assertThat(run.code()).isEqualTo(5);
  }

  @Test
  void namesAPeerWithoutTls() throws IOException {
    try (TestServer peer =
        TestServer.tcp(
            socket -> socket.getOutputStream().write(Bytes.utf8("hello\r\n").toArray()))) {
      Run run = verify(pinned(new Agent(), peer));
      assertThat(run.out()).contains("REFUSED CHN-TLS: ");
      assertThat(run.code()).isEqualTo(3);
    }
  }
}
