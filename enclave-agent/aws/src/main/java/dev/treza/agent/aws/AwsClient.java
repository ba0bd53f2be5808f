package dev.treza.agent.aws;

import dev.treza.agent.aws.http.HttpAnswer;
import dev.treza.agent.aws.http.HttpRequest;
import dev.treza.agent.aws.sigv4.Scope;
import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.aws.sigv4.SigV4;
import dev.treza.agent.aws.tls.TlsDialer;
import dev.treza.agent.aws.tls.TrustedTime;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/// Calls one service in one region. Each call is signed anew for every try.
public final class AwsClient implements AutoCloseable {
  private static final int OK = 200;

  private final AwsService service;
  private final String region;
  private final Surroundings around;
  private final HeldCredentials credentials;
  private final EndpointConnections connections;

  /// What a client needs from outside.
  public record Surroundings(
      TlsDialer dialer, CredentialsSource credentials, TrustedTime time, Pauses pauses) {}

  public AwsClient(AwsService service, String region, Surroundings around) {
    this.service = service;
    this.region = region;
    this.around = around;
    this.credentials = new HeldCredentials(around.credentials());
    this.connections =
        new EndpointConnections(around.dialer(), service.host(region), service.limits().maxBytes());
  }

  /// Calls `operation`, several times if AWS is busy or the session is over.
  ///
  /// @throws AwsException with AWS's name for the last error
  public AwsAnswer call(String operation, JsonObject input) throws AwsException {
    Bytes body = CanonicalJson.encode(input);
    for (int failed = 1; ; failed++) {
      try {
        return once(operation, body);
      } catch (AwsException refused) {
        if (failed == Attempts.MOST || !Attempts.mayHelp(refused)) {
          throw refused;
        }
        pause(failed, refused);
      }
    }
  }

  private void pause(int failed, AwsException refused) throws AwsException {
    try {
      around.pauses().pause(Attempts.pauseAfter(failed));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw refused;
    }
  }

  private AwsAnswer once(String operation, Bytes body) throws AwsException {
    try {
      Instant now = around.time().now();
      SessionCredentials session = credentials.at(now);
      return once(operation, body, now, session);
    } catch (IOException failed) {
      throw new AwsException(AwsException.NO_ANSWER, String.valueOf(failed.getMessage()), failed);
    }
  }

  private AwsAnswer once(String operation, Bytes body, Instant now, SessionCredentials session)
      throws IOException, AwsException {
    Map<String, String> headers =
        Map.of(
            "host", connections.host(),
            "content-type", service.contentType(),
            "x-amz-target", service.target(operation));
    SortedMap<String, String> signed =
        SigV4.sign("POST", headers, body, session, new Scope(now, region, service.id()));
    HttpAnswer answer = connections.exchange(new HttpRequest(signed, body));
    AwsAnswer content = content(answer);
    if (answer.status() == OK) {
      return content;
    }
    AwsException error = error(answer, content);
    if (Attempts.isSessionOver(error)) {
      credentials.forget(session);
    }
    throw error;
  }

  private AwsAnswer content(HttpAnswer answer) throws AwsException {
    if (answer.body().isEmpty()) {
      return new AwsAnswer(JsonObject.builder().build());
    }
    return switch (StrictJson.parseMessage(answer.body(), service.limits())) {
      case Accepted<JsonValue>(JsonObject object) -> new AwsAnswer(object);
      case Accepted<JsonValue> _ ->
          throw new AwsException(AwsException.NO_ANSWER, "the answer is no object");
      case Refused<JsonValue>(Refusal refusal) ->
          throw new AwsException(
              AwsException.NO_ANSWER, "status " + answer.status() + ", " + refusal.line());
    };
  }

  /// JSON 1.1 names the error in `__type`, perhaps behind a namespace and `#`.
  private static AwsException error(HttpAnswer answer, AwsAnswer content) {
    String type = content.text("__type").orElse("");
    String code = type.substring(type.indexOf('#') + 1);
    String message = content.text("message").or(() -> content.text("Message")).orElse("");
    return new AwsException(
        code.matches("[A-Za-z0-9]{1,64}") ? code : AwsException.NO_ANSWER,
        "status " + answer.status() + " " + message,
        content);
  }

  @Override
  public void close() {
    connections.close();
  }
}
