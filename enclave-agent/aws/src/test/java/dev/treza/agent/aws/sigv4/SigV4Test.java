package dev.treza.agent.aws.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The signatures that AWS published for its own signers ("Signature Version 4 test suite"), of
/// those requests that have the path `/` and no query.
class SigV4Test {
  private static final SessionCredentials EXAMPLE =
      new SessionCredentials(
          "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty(), Instant.MAX);
  private static final Scope SCOPE =
      new Scope(Instant.parse("2015-08-30T12:36:00Z"), "us-east-1", "service");
  private static final String HOST = "example.amazonaws.com";

  private static String signature(String method, Map<String, String> more, String body) {
    SortedMap<String, String> headers = new TreeMap<>(more);
    headers.put("host", HOST);
    headers.put("x-amz-date", SCOPE.timestamp());
    return SigV4.signature(method, headers, Bytes.utf8(body), EXAMPLE.secretAccessKey(), SCOPE);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "POST, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
  })
  void signsARequestWithoutMore(String method, String expected) {
    assertThat(signature(method, Map.of(), "")).isEqualTo(expected);
  }

  @Test
  void takesBlanksAroundAndBetweenWordsOutOfAHeader() {
    assertThat(
            signature("GET", Map.of("my-header1", " value1", "my-header2", " \"a   b   c\""), ""))
        .isEqualTo("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  }

  @Test
  void keepsTheCaseOfAHeadersValue() {
    assertThat(signature("POST", Map.of("my-header1", "VALUE1"), ""))
        .isEqualTo("cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d");
  }

  @Test
  void signsABody() {
    assertThat(
            signature(
                "POST",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "Param1=value1"))
        .isEqualTo("ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
  }

  @Test
  void namesWhatItSigned() {
    assertThat(SigV4.sign("POST", Map.of("host", HOST), Bytes.EMPTY, EXAMPLE, SCOPE))
        .containsEntry("x-amz-date", "20150830T123600Z")
        .containsEntry(
            "authorization",
            "AWS4-HMAC-SHA256"
                + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=host;x-amz-date,"
                + " Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
  }

  @Test
  void signsTheTokenOfASession() {
    SessionCredentials session =
        new SessionCredentials("A", "s", Optional.of("token"), Instant.MAX);
    assertThat(SigV4.sign("POST", Map.of("host", HOST), Bytes.EMPTY, session, SCOPE))
        .containsEntry("x-amz-security-token", "token")
        .hasEntrySatisfying(
            "authorization",
            value ->
                assertThat(value).contains("SignedHeaders=host;x-amz-date;x-amz-security-token"));
  }

  @Test
  void showsNoSecretInItsText() {
    assertThat(EXAMPLE.toString()).contains("AKIDEXAMPLE").doesNotContain("wJalr");
  }
}
