package dev.treza.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.nitro.VsockAddress;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VsockEndpointsTest {
  private static final String CREDENTIALS =
      """
      {"Code":"Success","LastUpdated":"2026-03-01T11:00:00Z","Type":"AWS-HMAC",
       "AccessKeyId":"ASIAEXAMPLE","SecretAccessKey":"s/+x","Token":"t==",
       "Expiration":"2026-03-01T17:00:00Z"}
      """;

  @Test
  void reachesEachServiceOverItsOwnPort() throws IOException {
    SocketParent parent = new SocketParent("");
    for (AwsService service : AwsService.values()) {
      new VsockEndpoints(parent).connect(service.host("eu-west-1")).close();
    }
    assertThat(parent.connected)
        .containsExactly(
            new VsockAddress(3, 8000), new VsockAddress(3, 8001), new VsockAddress(3, 8002));
  }

  @Test
  void reachesNoOtherHost() {
    assertThatThrownBy(() -> new VsockEndpoints(new SocketParent("")).connect("sts.amazonaws.com"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void carriesBytesAndEndsOnce() throws IOException {
    Socket kept;
    try (Socket socket = new VsockEndpoints(new SocketParent("hello")).connect("kms.x")) {
      kept = socket;
      assertThat(socket.isConnected()).isTrue();
      assertThat(socket.getInputStream().readAllBytes())
          .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(kept.isClosed()).isTrue();
  }

  @Test
  void takesTheRolesSessionFromTheParent() throws IOException {
    SocketParent parent = new SocketParent(CREDENTIALS);
    SessionCredentials session = new ParentCredentials(parent).get();
    assertThat(session.accessKeyId()).isEqualTo("ASIAEXAMPLE");
    assertThat(session.sessionToken()).contains("t==");
    assertThat(session.expires()).isEqualTo(Instant.parse("2026-03-01T17:00:00Z"));
    assertThat(parent.connected).containsExactly(new VsockAddress(3, 9002));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"AccessKeyId\":\"a\\r\\nb\"}", "null"})
  void takesNothingElse(String said) {
    assertThatThrownBy(() -> new ParentCredentials(new SocketParent(said)).get())
        .isInstanceOf(IOException.class);
  }

  @Test
  void takesNoCredentialsWithoutAnEnd() {
    String endless = CREDENTIALS.replace("2026-03-01T17:00:00Z", "tomorrow");
    assertThatThrownBy(() -> new ParentCredentials(new SocketParent(endless)).get())
        .isInstanceOf(IOException.class);
  }
}
