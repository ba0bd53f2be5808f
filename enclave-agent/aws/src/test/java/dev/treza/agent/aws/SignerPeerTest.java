package dev.treza.agent.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.aws.sigv4.Scope;
import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.aws.sigv4.SigV4;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random requests, signed by this agent and by the SDK that AWS publishes for JavaScript.
class SignerPeerTest {
  private static final long SEED = Long.getLong("treza.seed", 20_261_125L);
  private static final int CASES = Boolean.getBoolean("treza.full") ? 20_000 : 200;
  private static final String TEXT = "abcXYZ019 -_.~/+=:;,\"'{}[]()*!@#$%^&<>?|\\`\u00e4\u20ac";

  private final SplittableRandom random = new SplittableRandom(SEED);

  private String text(int most, String letters) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(1, most + 1); left > 0; left--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void signsAsTheSdkDoes(@TempDir Path folder) throws Exception {
    List<String> ours = new ArrayList<>();
    StringBuilder asked = new StringBuilder();
    for (int i = 0; i < CASES; i++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L));
      Scope scope = new Scope(time, text(9, "abc-1"), text(9, "abc"));
      SessionCredentials session =
          new SessionCredentials(
              text(20, "ABC123"),
              text(40, "abcXYZ/+="),
              random.nextBoolean() ? Optional.of(text(60, "abc/+=")) : Optional.empty(),
              Instant.MAX);
      SortedMap<String, String> headers = new TreeMap<>();
      headers.put("host", text(20, "abc.") + ".amazonaws.com");
      headers.put("content-type", text(30, TEXT.substring(0, TEXT.indexOf('`'))));
      headers.put("x-amz-target", text(30, "abcABC."));
      String method = random.nextBoolean() ? "POST" : "GET";
      String body = text(200, TEXT);
      ours.add(SigV4.sign(method, headers, Bytes.utf8(body), session, scope).get("authorization"));
      asked.append(json(method, headers, body, session, scope)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("requests"), asked);
    assertThat(Peers.run(Map.of(), "sigv4.mjs", file.toString()))
        .as("seed %d", SEED)
        .isEqualTo(ours);
  }

  private static String json(
      String method,
      SortedMap<String, String> headers,
      String body,
      SessionCredentials session,
      Scope scope) {
    JsonObject.Builder named = JsonObject.builder();
    headers.forEach(named::text);
    JsonObject.Builder json =
        JsonObject.builder()
            .text("method", method)
            .object("headers", named.build())
            .text("body", body)
            .text("accessKeyId", session.accessKeyId())
            .text("secret", session.secretAccessKey())
            .text("region", scope.region())
            .text("service", scope.service())
            .time("millis", scope.time());
    session.sessionToken().ifPresent(token -> json.text("token", token));
    return new String(CanonicalJson.encode(json.build()).toArray(), StandardCharsets.UTF_8);
  }
}
