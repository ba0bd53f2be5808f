package dev.treza.agent.aws.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.aws.endpoint.ScriptedEndpoint;
import dev.treza.agent.aws.endpoint.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TlsDialerTest {
  private static final String HOST = "kms.eu-west-1.amazonaws.com";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final TestAuthority authority = new TestAuthority();

  private void dial(TrustRoots roots, String serverName, String host, Instant now)
      throws Exception {
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(authority.serverFor(serverName))) {
      new TlsDialer(endpoint.sockets(), roots, () -> now, new SecureRandom())
          .dial(host, LIMIT)
          .close();
    }
  }

  private TrustRoots root() throws Exception {
    return TrustRoots.simulated(authority.der());
  }

  @Test
  void connectsToTheEndpointItMeans() throws Exception {
    dial(root(), HOST, HOST, TestAuthority.NOW);
  }

  @Test
  void refusesACertificateForAnotherName() throws Exception {
    TrustRoots roots = root();
    assertThatThrownBy(() -> dial(roots, "sts.eu-west-1.amazonaws.com", HOST, TestAuthority.NOW))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining(HOST);
  }

  @Test
  void refusesACertificateThatLeadsToAnotherRoot() throws Exception {
    TrustRoots other = TrustRoots.simulated(new TestAuthority().der());
    assertThatThrownBy(() -> dial(other, HOST, HOST, TestAuthority.NOW))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void believesNoSimulatorInTheNameOfAws() {
    assertThatThrownBy(() -> dial(TrustRoots.AMAZON, HOST, HOST, TestAuthority.NOW))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void judgesCertificatesByTheTimeItIsGiven() throws Exception {
    TrustRoots roots = root();
    for (int hours : new int[] {-2, 2}) {
      Instant wrong = TestAuthority.NOW.plus(Duration.ofHours(hours));
      assertThatThrownBy(() -> dial(roots, HOST, HOST, wrong))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void doesNotConnectWithoutATime() throws Exception {
    TlsDialer dialer =
        new TlsDialer(
            _ -> new Socket(),
            root(),
            () -> {
              throw new IOException("no time");
            },
            new SecureRandom());
    assertThatThrownBy(() -> dialer.dial(HOST, LIMIT)).hasMessage("no time");
  }

  @Test
  void givesUpOnAPeerThatSaysNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TlsDialer dialer =
          new TlsDialer(
              _ -> new Socket(InetAddress.getLoopbackAddress(), silent.getLocalPort()),
              root(),
              () -> TestAuthority.NOW,
              new SecureRandom());
      assertThatThrownBy(() -> dialer.dial(HOST, Duration.ofMillis(200)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void pinsTheFiveRootsOfAmazon() {
    assertThat(TrustRoots.AMAZON.anchors()).hasSize(5);
  }
}
