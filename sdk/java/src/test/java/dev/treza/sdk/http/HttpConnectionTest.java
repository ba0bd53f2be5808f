package dev.treza.sdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HttpConnectionTest {
  private static final Certificates IDENTITY = Certificates.tls();
  private static final Duration PATIENT = Duration.ofSeconds(10);
  private static final Duration HASTY = Duration.ofMillis(300);

  private static HttpConnection connect(TestServer server, Duration time) throws ChannelException {
    return new HttpConnection(open(server, time), server.endpoint().toString(), time);
  }

  private static TlsConnection open(TestServer server) throws ChannelException {
    return open(server, PATIENT);
  }

  private static TlsConnection open(TestServer server, Duration time) throws ChannelException {
    return TlsConnection.open(
        server.endpoint().host(), server.endpoint().port(), time, new SecureRandom());
  }

  private static TestServer answering(String answer) throws IOException {
    return TestServer.tls(IDENTITY, socket -> answer(socket, answer));
  }

  private static void answer(Socket socket, String answer) throws IOException {
    HttpExchange.read(socket.getInputStream());
    socket.getOutputStream().write(Bytes.utf8(answer).toArray());
    socket.getOutputStream().flush();
  }

  private static RefusalId refusalOf(HttpConnection connection) {
    return refusalOf(connection, HttpRequest.get("/"));
  }

  private static RefusalId refusalOf(HttpConnection connection, HttpRequest request) {
    ChannelException fault =
        catchThrowableOfType(ChannelException.class, () -> connection.exchange(request));
    assertThat(fault).as("the answer was taken").isNotNull();
    return fault.refusal().id();
  }

  private static RefusalId refusalOfAnswer(String answer) throws IOException, ChannelException {
    try (TestServer server = answering(answer);
        HttpConnection connection = connect(server, PATIENT)) {
      return refusalOf(connection);
    }
  }

  private static RefusalId refusalOfOpening(TestServer server, Duration time) {
    ChannelException fault =
        catchThrowableOfType(ChannelException.class, () -> connect(server, time));
    assertThat(fault).as("a connection was made").isNotNull();
    return fault.refusal().id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 \r\ncontent-type:application/json\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"
      })
  void readsAnAnswerWhole(String answer) throws IOException, ChannelException {
    try (TestServer server = answering(answer);
        HttpConnection connection = connect(server, PATIENT)) {
      assertThat(connection.exchange(HttpRequest.get("/")))
          .isEqualTo(new HttpAnswer(200, "application/json", Bytes.utf8("hello"), false));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
      })
  void refusesAnAnswerThatBreaksOff(String answer) throws IOException, ChannelException {
    assertThat(refusalOfAnswer(answer)).isEqualTo(ChannelRefusal.TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "garbage\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n folded: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: \u00e9\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nTrailer: x\r\n\r\n"
      })
  void refusesWhatIsNotHttp(String answer) throws IOException, ChannelException {
    assertThat(refusalOfAnswer(answer)).isEqualTo(ChannelRefusal.PROTOCOL);
  }

  @Test
  void refusesBytesBehindTheAnswer() throws IOException, ChannelException {
    String empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    assertThat(refusalOfAnswer(empty.repeat(2))).isEqualTo(ChannelRefusal.PROTOCOL);
  }

  @Test
  void refusesAHeadAboveItsBound() throws IOException, ChannelException {
    String long17K = "X: " + "x".repeat(17 * 1024);
    assertThat(refusalOfAnswer("HTTP/1.1 200 OK\r\n" + long17K + "\r\n\r\n"))
        .isEqualTo(ChannelRefusal.OVERSIZED);
  }

  @Test
  void refusesABodyAboveItsBoundBeforeReadingIt() throws IOException, ChannelException {
    assertThat(
            refusalOfAnswer(
                "HTTP/1.1 200 OK\r\nContent-Length: " + (AnswerReader.MAX_BODY + 1) + "\r\n\r\n"))
        .isEqualTo(ChannelRefusal.OVERSIZED);
  }

  @Test
  void refusesChunksThatAddUpAboveTheBound() throws IOException, ChannelException {
    int half = AnswerReader.MAX_BODY / 2 + 1;
    String chunk = Integer.toHexString(half) + "\r\n" + "x".repeat(half) + "\r\n";
    assertThat(
            refusalOfAnswer(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk))
        .isEqualTo(ChannelRefusal.OVERSIZED);
  }

  @Test
  void saysClosedIfThePeerHangsUpWithoutAnAnswer() throws IOException, ChannelException {
    try (TestServer server =
            TestServer.tls(IDENTITY, socket -> HttpExchange.read(socket.getInputStream()));
        HttpConnection connection = connect(server, PATIENT)) {
      assertThat(refusalOf(connection)).isEqualTo(ChannelRefusal.CLOSED);
    }
  }

  @Test
  void saysClosedIfThePeerResetsTheConnection() throws IOException, ChannelException {
    try (TestServer server =
            TestServer.tls(
                IDENTITY,
                socket -> {
                  HttpExchange.read(socket.getInputStream());
                  socket.setSoLinger(true, 0);
                });
        HttpConnection connection = connect(server, PATIENT)) {
      assertThat(refusalOf(connection)).isEqualTo(ChannelRefusal.CLOSED);
    }
  }

  @Test
  void timesOutIfBytesTrickle() throws IOException, ChannelException {
    try (TestServer server = TestServer.tls(IDENTITY, HttpConnectionTest::trickle);
        HttpConnection connection = connect(server, HASTY)) {
      assertThat(refusalOf(connection)).isEqualTo(ChannelRefusal.TIMEOUT);
    }
  }

  private static void trickle(Socket socket) throws IOException {
    HttpExchange.read(socket.getInputStream());
    for (char c : ("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1000)).toCharArray()) {
      socket.getOutputStream().write(c);
      pause(50);
    }
  }

  @Test
  void countsTheTimeOfEachExchangeAloneAndNotOfTheRestBetweenThem()
      throws IOException, ChannelException {
    Duration time = Duration.ofSeconds(2);
    try (TestServer server = TestServer.tls(IDENTITY, HttpConnectionTest::answerTwiceAndTrickle);
        HttpConnection connection = new HttpConnection(open(server), "rested", time)) {
      assertThat(connection.exchange(HttpRequest.get("/")).status()).isEqualTo(200);
      pause(2500);
      assertThat(connection.exchange(HttpRequest.get("/")).status()).isEqualTo(200);
      assertThat(refusalOf(connection)).isEqualTo(ChannelRefusal.TIMEOUT);
    }
  }

  private static void answerTwiceAndTrickle(Socket socket) throws IOException {
    answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    trickle(socket);
  }

  @Test
  void timesOutIfThePeerDoesNotRead() throws IOException, ChannelException {
    CountDownLatch done = new CountDownLatch(1);
    try (TestServer server =
            TestServer.tls(
                IDENTITY,
                socket -> {
                  socket.getInputStream().read();
                  await(done);
                });
        HttpConnection connection = connect(server, HASTY)) {
      Bytes large = Bytes.of(new byte[64 * 1024 * 1024]);
      assertThat(refusalOf(connection, HttpRequest.post("/", large)))
          .isEqualTo(ChannelRefusal.TIMEOUT);
      done.countDown();
    }
  }

  @Test
  void timesOutIfTheHandshakeStalls() throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    try (TestServer server = TestServer.tcp(socket -> await(done))) {
      assertThat(refusalOfOpening(server, HASTY)).isEqualTo(ChannelRefusal.TIMEOUT);
      done.countDown();
    }
  }

  @Test
  void tellsAPeerThatHangsUpInTheHandshakeFromOneThatSpeaksOtherwise() throws IOException {
    try (TestServer server = TestServer.tcp(socket -> socket.getInputStream().read())) {
      assertThat(refusalOfOpening(server, PATIENT)).isEqualTo(ChannelRefusal.CLOSED);
    }
  }

  @Test
  void refusesAPeerWithoutTls() throws IOException {
    try (TestServer server =
        TestServer.tcp(
            socket -> socket.getOutputStream().write(Bytes.utf8("220 hello\r\n").toArray()))) {
      assertThat(refusalOfOpening(server, PATIENT)).isEqualTo(ChannelRefusal.TLS);
    }
  }

  @Test
  void refusesAnOlderTls() throws IOException {
    try (TestServer server =
        TestServer.tls(IDENTITY, socket -> socket.getInputStream().read(), "TLSv1.2")) {
      assertThat(refusalOfOpening(server, PATIENT)).isEqualTo(ChannelRefusal.TLS);
    }
  }

  @Test
  void saysUnreachableIfNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ChannelException fault =
        catchThrowableOfType(
            ChannelException.class,
            () -> TlsConnection.open("127.0.0.1", port, PATIENT, new SecureRandom()));
    assertThat(fault.refusal().id()).isEqualTo(ChannelRefusal.UNREACHABLE);
  }

  @Test
  void sendsNothingMoreAfterAFault() throws IOException, ChannelException {
    AtomicInteger requests = new AtomicInteger();
    try (TestServer server =
            TestServer.tls(
                IDENTITY,
                socket -> {
                  HttpExchange.read(socket.getInputStream());
                  requests.incrementAndGet();
                });
        HttpConnection connection = connect(server, PATIENT)) {
      assertThat(refusalOf(connection)).isEqualTo(ChannelRefusal.CLOSED);
      assertThat(refusalOf(connection)).isEqualTo(ChannelRefusal.CLOSED);
      assertThat(requests).hasValue(1);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void makesAFullHandshakeEveryTime() throws IOException, ChannelException {
    try (TestServer server =
        TestServer.tls(
            IDENTITY,
            socket -> {
              for (int i = 0; i < 2; i++) {
                answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
              }
            })) {
      Bytes first = exporterOfAConnection(server);
      Bytes second = exporterOfAConnection(server);
      assertThat(first).isNotEqualTo(second);
    }
  }

  /// Opening throws if the peer shows no certificate, as it would in a resumed session.
  private static Bytes exporterOfAConnection(TestServer server) throws ChannelException {
    try (HttpConnection connection = connect(server, PATIENT)) {
      connection.exchange(HttpRequest.get("/"));
      assertThat(connection.tls().peerKey())
          .isEqualTo(Bytes.of(IDENTITY.keys().getPublic().getEncoded()));
      return connection.tls().exporter("EXPORTER-Channel-Binding", 32);
    }
  }

  private static void pause(long milliseconds) {
    await(new CountDownLatch(1), milliseconds);
  }

  private static void await(CountDownLatch latch) {
    await(latch, 10_000);
  }

  private static void await(CountDownLatch latch, long milliseconds) {
    try {
      latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
