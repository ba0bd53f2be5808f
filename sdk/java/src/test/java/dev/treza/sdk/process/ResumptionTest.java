package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.TestAgent;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Neither end resumes a session (RFC 8446 section 2.2): a client that would gladly do so connects
/// twice, and so does ours to a server that would.
@Timeout(60)
class ResumptionTest {
  private static final String REQUEST = "GET /api/health HTTP/1.1\r\nHost: agent\r\n\r\n";

  @Test
  void theAgentResumesNoSession(@TempDir Path folder) throws Exception {
    try (AgentProcess agent = Installation.in(folder).start()) {
      assertThat(resumes(agent.endpoint())).isFalse();
    }
  }

  @Test
  void aServerWithTicketsIsSeenToResume() throws Exception {
    try (TestServer server = serverWithTickets()) {
      HelloRecorder recorder = new HelloRecorder(server.endpoint());
      try (TestServer relay = TestServer.tcp(recorder)) {
        assertThat(resumes(relay.endpoint())).isTrue();
        assertThat(recorder.greetings().getLast()).contains(HelloRecorder.PRE_SHARED_KEY);
      }
    }
  }

  @Test
  void aChannelOffersNoSessionToResume() throws Exception {
    try (TestServer server = serverWithTickets()) {
      HelloRecorder recorder = new HelloRecorder(server.endpoint());
      try (TestServer relay = TestServer.tcp(recorder)) {
        connect(relay.endpoint());
        connect(relay.endpoint());
      }
      assertThat(recorder.greetings())
          .hasSize(2)
          .allSatisfy(greeting ->
              assertThat(greeting).isNotEmpty().doesNotContain(HelloRecorder.PRE_SHARED_KEY));
    }
  }

  private static TestServer serverWithTickets() throws IOException {
    return TestServer.tls(
        Certificates.tls(),
        socket -> {
          HttpExchange.read(socket.getInputStream());
          socket.getOutputStream().write(answer());
          socket.getOutputStream().flush();
        });
  }

  /// Goes as far as the first answer, after which the client holds the server's tickets.
  private static void connect(Endpoint endpoint) {
    assertThat(
            Installation.attest(
                    endpoint,
                    Installation.expectation(
                        new TestModule().anchor(),
                        TestModule.measurements("1.0"),
                        new ExpectedRoot.Pinned(TestAgent.ROOT)))
                .document())
        .isEmpty();
  }

  private static byte[] answer() {
    return "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);
  }

  /// A resumed session keeps the creation time of the first.
  private static boolean resumes(Endpoint endpoint)
      throws IOException, GeneralSecurityException, InterruptedException {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    long first = session(context, endpoint).getCreationTime();
    Thread.sleep(50);
    return session(context, endpoint).getCreationTime() == first;
  }

  private static SSLSession session(SSLContext context, Endpoint endpoint) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(endpoint.host(), endpoint.port())) {
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      return socket.getSession();
    }
  }

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
