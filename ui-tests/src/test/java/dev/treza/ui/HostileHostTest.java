package dev.treza.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.TestServer;
import dev.treza.sdk.process.KillingPump;
import dev.treza.sdk.process.TlsRelay;
import dev.treza.tour.Guide;
import dev.treza.tour.TourException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The real window over a host that leads it to somebody else than the agent: the id of what is
/// wrong and the next step are on the screen, and nothing is verified on it. The agent is killed
/// last.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class HostileHostTest {
  private static final int WITH_AN_APPROVAL = 1000;
  private static final UnaryOperator<String> SAME_TARGET = UnaryOperator.identity();
  private static final UnaryOperator<Bytes> SAME_ANSWER = UnaryOperator.identity();

  private final FxRobot robot = new FxRobot();
  private final OpenConsole open;
  private final Guide guide;

  HostileHostTest(@TempDir Path folder) throws Exception {
    open = OpenConsole.in(folder);
    guide = open.guide();
  }

  @BeforeAll
  void startTheFleet() throws Exception {
    guide.press("#fleet-start-first");
    guide.awaitText("#standing-local-1", "Verified (simulated)");
  }

  @AfterAll
  void close() throws Exception {
    open.close();
  }

  @Test
  @Order(1)
  void namesARelayThatEndsTls() throws Exception {
    HostileHost host = new HostileHost(open.home(), "local-1");
    refuses(host, TlsRelay.server(host.agent(), SAME_TARGET, SAME_ANSWER), "ATT-PUBLIC-KEY");
  }

  @Test
  @Order(1)
  void namesAStaleNonce() throws Exception {
    HostileHost host = new HostileHost(open.home(), "local-1");
    refuses(
        host,
        TlsRelay.server(
            host.agent(),
            target -> target.replaceFirst("nonce=.*", "nonce=" + "ab".repeat(32)),
            SAME_ANSWER),
        "ATT-NONCE");
  }

  @Test
  @Order(1)
  void namesATruncatedAnswer() throws Exception {
    HostileHost host = new HostileHost(open.home(), "local-1");
    refuses(
        host,
        TlsRelay.server(host.agent(), SAME_TARGET, answer -> answer.slice(0, answer.length() - 1)),
        "CHN-TRUNCATED");
  }

  @Test
  @Order(1)
  void namesAnOversizedAnswer() throws Exception {
    HostileHost host = new HostileHost(open.home(), "local-1");
    Bytes head = Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
    refuses(host, TlsRelay.server(host.agent(), SAME_TARGET, head::concat), "CHN-OVERSIZED");
  }

  @Test
  @Order(1)
  void namesAPeerThatHangsUp() throws Exception {
    HostileHost host = new HostileHost(open.home(), "local-1");
    refuses(
        host,
        TestServer.tls(Certificates.tls(), socket -> socket.getInputStream().read()),
        "CHN-CLOSED");
  }

  @Test
  @Order(2)
  void namesAnAgentKilledInTheMiddleOfARequest() throws Exception {
    HostileHost host = new HostileHost(open.home(), "local-1");
    KillingPump pump = new KillingPump(host.agent(), host.pid());
    try (TestServer relay = TestServer.tcp(pump)) {
      host.leadTo(relay.endpoint());
      verifyAgain("Verified (simulated)");
      guide.turnTo("#enclave-wallets");
      guide.press("#new-wallet");
      guide.press("#wallet-review");
      guide.awaitShown("#wallet-approve");
      pump.killAtRequestOf(WITH_AN_APPROVAL);
      guide.press("#wallet-approve");

      guide.awaitText("#wallet-refusal-id", "CHN-CLOSED");
      assertThat(guide.text("#wallet-refusal-next")).startsWith("Next: ");
      assertThat(guide.text("#wallet-refusal-heading")).contains("may have been created");
      robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
      guide.awaitText("#standing-local-1", "Unreachable · CON-AGENT-DIED");
    }
  }

  private void refuses(HostileHost host, TestServer peer, String id)
      throws IOException, TourException {
    try (peer) {
      host.leadTo(peer.endpoint());
      robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
      guide.press("#fleet-refresh");
      guide.awaitAnyText("#standing-local-1", id);
      assertThat(guide.text("#standing-local-1")).doesNotContain("Verified");
      robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
      guide.turnTo("#enclave-attestation");
      guide.awaitText("#attestation-refusal-id", id);
      assertThat(guide.text("#attestation-refusal-next")).startsWith("Next: ");
      assertThat(guide.text("#attestation-badge")).doesNotContain("Verified").contains(id);
      assertThat(guide.isShown("#measurement-words")).isFalse();
      guide.turnTo("#enclave-wallets");
      assertThat(guide.isShown("#wallet-list .frame")).isFalse();
      assertThat(guide.isEnabled("#new-wallet")).isFalse();
    } finally {
      host.leadToTheAgent();
    }
    verifyAgain("Verified (simulated)");
  }

  private void verifyAgain(String standing) throws TourException {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
    guide.turnTo("#enclave-attestation");
    guide.press("#verify-again");
    guide.awaitText("#attestation-badge", standing);
  }
}
