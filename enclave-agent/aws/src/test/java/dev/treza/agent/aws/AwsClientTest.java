package dev.treza.agent.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.aws.endpoint.ScriptedEndpoint;
import dev.treza.agent.aws.endpoint.TestAuthority;
import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.aws.tls.TlsDialer;
import dev.treza.agent.aws.tls.TrustRoots;
import dev.treza.fleet.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AwsClientTest {
  private static final String REGION = "eu-west-1";
  private static final JsonObject INPUT = JsonObject.builder().text("KeyId", "k").build();

  private final TestAuthority authority = new TestAuthority();
  private final ScriptedEndpoint endpoint;
  private final List<Duration> pauses = new ArrayList<>();
  private final List<SessionCredentials> given = new ArrayList<>();
  private final AwsClient client;
  private Instant now = TestAuthority.NOW;

  AwsClientTest() throws Exception {
    endpoint = new ScriptedEndpoint(authority.serverFor(AwsService.KMS.host(REGION)));
    TlsDialer dialer =
        new TlsDialer(
            endpoint.sockets(),
            TrustRoots.simulated(authority.der()),
            () -> TestAuthority.NOW,
            new SecureRandom());
    client =
        new AwsClient(
            AwsService.KMS,
            REGION,
            new AwsClient.Surroundings(dialer, this::credentials, () -> now, this::pause));
  }

  private void pause(Duration time) {
    pauses.add(time);
    now = now.plusSeconds(1);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    endpoint.close();
  }

  private SessionCredentials credentials() {
    SessionCredentials next =
        new SessionCredentials(
            "ASIA" + given.size(),
            "secret",
            Optional.of("token"),
            now.plus(Duration.ofMinutes(30)));
    given.add(next);
    return next;
  }

  private AwsAnswer call() throws AwsException {
    return client.call("Decrypt", INPUT);
  }

  private static String error(String code) {
    return "{\"__type\":\"%s\",\"message\":\"because\"}".formatted(code);
  }

  private String code() {
    try {
      call();
      throw new AssertionError("it was answered");
    } catch (AwsException failed) {
      return failed.code();
    }
  }

  @Test
  void sendsASignedCallAndReadsItsAnswer() throws Exception {
    endpoint.answer(200, "{\"KeyId\":\"k\",\"Created\":1.5E9,\"Nothing\":null}");
    AwsAnswer answer = call();
    assertThat(answer.text("KeyId")).contains("k");
    assertThat(answer.value("Nothing")).isEmpty();
    assertThat(endpoint.bodies()).containsExactly("{\"KeyId\":\"k\"}");
    assertThat(endpoint.heads().getFirst())
        .startsWith("POST / HTTP/1.1\n")
        .contains("host: kms.eu-west-1.amazonaws.com\n")
        .contains("x-amz-target: TrentService.Decrypt\n")
        .contains("x-amz-security-token: token\n")
        .contains("Credential=ASIA0/20260301/eu-west-1/kms/aws4_request")
        .contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target");
  }

  @Test
  void tellsAwssNameOfAnError() {
    endpoint.answer(400, error("AccessDeniedException"));
    assertThat(code()).isEqualTo("AccessDeniedException");
    assertThat(pauses).isEmpty();
  }

  @Test
  void readsTheNameOfAnErrorBehindItsNamespace() {
    endpoint.answer(400, error("com.amazonaws.kms#NotFoundException"));
    assertThat(code()).isEqualTo("NotFoundException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ThrottlingException", "KMSInternalException", "DependencyTimeoutException"})
  void triesAgainWhileAwsIsBusy(String busy) throws Exception {
    endpoint.answer(400, error(busy));
    endpoint.answer(500, error(busy));
    endpoint.answer(200, "{}");
    call();
    assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void givesUpAfterFourTries() {
    for (int i = 0; i < Attempts.MOST; i++) {
      endpoint.answer(400, error("ThrottlingException"));
    }
    assertThat(code()).isEqualTo("ThrottlingException");
    assertThat(endpoint.bodies()).hasSize(Attempts.MOST);
  }

  @Test
  void triesAgainAfterADroppedConnection() throws Exception {
    endpoint.answerRaw(ScriptedEndpoint.DROP);
    endpoint.answer(200, "{}");
    call();
    assertThat(endpoint.bodies()).hasSize(2);
  }

  @Test
  void usesAConnectionAgain() throws Exception {
    endpoint.answer(200, "{}");
    endpoint.answer(200, "{}");
    call();
    call();
    assertThat(endpoint.bodies()).hasSize(2);
    assertThat(pauses).isEmpty();
  }

  @Test
  void asksAgainAtOnceIfAKeptConnectionWasDropped() throws Exception {
    endpoint.answer(200, "{}");
    call();
    endpoint.answerRaw(ScriptedEndpoint.DROP);
    endpoint.answer(200, "{\"KeyId\":\"again\"}");
    assertThat(call().text("KeyId")).contains("again");
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"a\":", "<html>", "{\"a\":1,\"a\":2}"})
  void takesNoAnswerButAnObject(String body) {
    for (int i = 0; i < Attempts.MOST; i++) {
      endpoint.answer(200, body);
    }
    assertThat(code()).isEqualTo(AwsException.NO_ANSWER);
  }

  @Test
  void asksForNewCredentialsWhenAwsSaysTheyAreOver() throws Exception {
    endpoint.answer(400, error("ExpiredTokenException"));
    endpoint.answer(200, "{}");
    call();
    assertThat(given).hasSize(2);
    assertThat(endpoint.heads().getLast()).contains("Credential=ASIA1/");
  }

  @Test
  void keepsCredentialsUntilShortlyBeforeTheyExpire() throws Exception {
    endpoint.answer(200, "{}");
    endpoint.answer(200, "{}");
    endpoint.answer(200, "{}");
    call();
    now = now.plus(Duration.ofMinutes(24));
    call();
    assertThat(given).hasSize(1);
    now = now.plus(Duration.ofMinutes(2));
    call();
    assertThat(given).hasSize(2);
  }

  @Test
  void signsEachTryAnew() throws Exception {
    endpoint.answer(400, error("ThrottlingException"));
    endpoint.answer(200, "{}");
    call();
    assertThat(endpoint.heads().getFirst()).contains("x-amz-date: 20260301T120000Z");
    assertThat(endpoint.heads().getLast()).contains("x-amz-date: 20260301T120001Z");
  }

  @Test
  void stopsWhenItsThreadIsToStop() throws Exception {
    endpoint.answer(400, error("ThrottlingException"));
    AwsClient impatient =
        new AwsClient(
            AwsService.KMS,
            REGION,
            new AwsClient.Surroundings(
                new TlsDialer(
                    endpoint.sockets(),
                    TrustRoots.simulated(authority.der()),
                    () -> now,
                    new SecureRandom()),
                this::credentials,
                () -> now,
                _ -> {
                  throw new InterruptedException();
                }));
    assertThatThrownBy(() -> impatient.call("Decrypt", INPUT)).isInstanceOf(AwsException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
