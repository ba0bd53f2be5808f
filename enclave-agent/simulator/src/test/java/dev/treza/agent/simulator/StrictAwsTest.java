package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.aws.sigv4.Scope;
import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.aws.sigv4.SigV4;
import dev.treza.fleet.Bytes;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the simulated AWS does not take: a request that is not signed as it came, and one it does
/// not know.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictAwsTest {
  private static final String BODY = "{\"Description\":\"a key\"}";

  private final SimulatedCloud cloud;
  private final HttpClient http;

  StrictAwsTest(@TempDir Path folder) throws Exception {
    cloud = new SimulatedCloud(folder);
    http = HttpClient.newBuilder().sslContext(trust()).build();
  }

  @AfterAll
  void stop() throws Exception {
    cloud.close();
  }

  private SSLContext trust() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    store.setCertificateEntry(
        "root",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(cloud.root.certificate().toArray())));
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /// A request that can be spoiled after it was signed, or before.
  private final class Attempt {
    SessionCredentials session = cloud.session(SimulatedCloud.ADMINISTRATOR);
    Instant time = cloud.clock.instant();
    String region = HostOptions.REGION;
    String service = "kms";
    String body = BODY;
    final SortedMap<String, String> headers =
        new TreeMap<>(
            Map.of(
                "host", "localhost:" + cloud.port(),
                "content-type", "application/x-amz-json-1.1",
                "x-amz-target", "TrentService.CreateKey"));

    Attempt() throws Exception {}

    String send(Consumer<SortedMap<String, String>> afterSigning, String sentBody)
        throws Exception {
      SortedMap<String, String> signed =
          SigV4.sign("POST", headers, Bytes.utf8(body), session, new Scope(time, region, service));
      afterSigning.accept(signed);
      signed.remove("host");
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + cloud.port() + "/"))
              .POST(BodyPublishers.ofString(sentBody));
      signed.forEach(request::header);
      String answer = http.send(request.build(), BodyHandlers.ofString()).body();
      return answer.replaceFirst("^\\{\"__type\":\"([A-Za-z]+)\".*", "$1");
    }

    String send() throws Exception {
      return send(_ -> {}, body);
    }
  }

  @Test
  void takesASignedRequest() throws Exception {
    assertThat(new Attempt().send()).startsWith("{\"KeyMetadata\":");
  }

  @Test
  void takesNoOtherBodyThanWasSigned() throws Exception {
    assertThat(new Attempt().send(_ -> {}, BODY.replace("key", "kEy")))
        .isEqualTo("InvalidSignatureException");
  }

  @ParameterizedTest
  @CsvSource({
    "x-amz-target, TrentService.ScheduleKeyDeletion, InvalidSignatureException",
    "x-amz-date, 20200101T000000Z, InvalidSignatureException",
    "x-amz-security-token, other, UnrecognizedClientException",
    "x-amz-more, unsigned, InvalidSignatureException",
    "authorization, nothing, IncompleteSignature"
  })
  void takesNoHeaderThatWasChanged(String name, String value, String error) throws Exception {
    assertThat(new Attempt().send(headers -> headers.put(name, value), BODY)).isEqualTo(error);
  }

  @Test
  void takesNoRequestWithoutSignature() throws Exception {
    assertThat(new Attempt().send(headers -> headers.remove("authorization"), BODY))
        .isEqualTo("MissingAuthenticationToken");
  }

  @Test
  void takesNoSignatureByAnotherSecret() throws Exception {
    Attempt attempt = new Attempt();
    attempt.session =
        new SessionCredentials(
            attempt.session.accessKeyId(),
            "other",
            attempt.session.sessionToken(),
            attempt.session.expires());
    assertThat(attempt.send()).isEqualTo("InvalidSignatureException");
  }

  @Test
  void knowsNoKeyItDidNotGiveOut() throws Exception {
    Attempt attempt = new Attempt();
    attempt.session =
        new SessionCredentials("AKIAIOSFODNN7EXAMPLE", "s", Optional.empty(), Instant.MAX);
    assertThat(attempt.send()).isEqualTo("UnrecognizedClientException");
  }

  @ParameterizedTest
  @ValueSource(longs = {-6, 6})
  void takesNoRequestOfAnotherTime(long minutes) throws Exception {
    Attempt attempt = new Attempt();
    attempt.time = attempt.time.plus(Duration.ofMinutes(minutes));
    assertThat(attempt.send()).isEqualTo("InvalidSignatureException");
  }

  @Test
  void takesNoSignatureForAnotherRegionOrService() throws Exception {
    Attempt elsewhere = new Attempt();
    elsewhere.region = "eu-west-1";
    assertThat(elsewhere.send()).isEqualTo("InvalidSignatureException");
    Attempt other = new Attempt();
    other.service = "secretsmanager";
    assertThat(other.send()).isEqualTo("InvalidSignatureException");
  }

  @Test
  void takesNoSessionThatIsOver() throws Exception {
    Attempt attempt = new Attempt();
    cloud.clock.pass(Duration.ofMinutes(61));
    attempt.time = cloud.clock.instant();
    assertThat(attempt.send()).isEqualTo("ExpiredTokenException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TrentService.Sign | {} | UnknownOperationException",
        "TrentService.DescribeKey | {\"KeyId\":\"x\",\"More\":\"y\"} | ValidationException",
        "TrentService.DescribeKey | {} | ValidationException",
        "TrentService.DescribeKey | [] | SerializationException",
        "TrentService.DescribeKey | {\"KeyId\":\"x\",\"KeyId\":\"x\"} | SerializationException",
        "TrentService.CreateKey | {\"KeySpec\":\"RSA_2048\"} | ValidationException",
        "TrentService.CreateKey | {\"Policy\":\"{}\"} | MalformedPolicyDocumentException",
        "Elsewhere.CreateKey | {} | UnknownOperationException"
      })
  void knowsNothingElse(String target, String body, String error) throws Exception {
    Attempt attempt = new Attempt();
    attempt.headers.put("x-amz-target", target);
    attempt.body = body;
    assertThat(attempt.send()).isEqualTo(error);
  }

  @Test
  void isToldNothingWithoutItsKey() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + cloud.port() + "/simulator/session"))
            .header("x-simulator-key", "guessed")
            .POST(BodyPublishers.ofString("{\"role\":\"" + SimulatedCloud.ADMINISTRATOR + "\"}"))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("AccessDenied");
  }
}
