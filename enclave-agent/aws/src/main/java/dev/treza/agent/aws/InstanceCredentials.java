package dev.treza.agent.aws;

import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The credentials of an instance's role, in the form of the instance metadata service (`GET
/// …/meta-data/iam/security-credentials/<role>`), as a parent passes them on.
public final class InstanceCredentials {
  public static final int MAX_LENGTH = 8 * 1024;

  private InstanceCredentials() {}

  /// Reads them.
  ///
  /// @throws IOException if `document` has none
  public static SessionCredentials parse(Bytes document) throws IOException {
    StrictJson.Limits limits = new StrictJson.Limits(MAX_LENGTH, 4);
    return switch (StrictJson.parseMessage(document, limits)) {
      case Accepted<JsonValue>(JsonObject object) -> read(new AwsAnswer(object));
      case Accepted<JsonValue> _ -> throw new IOException("no credentials: not an object");
      case Refused<JsonValue>(Refusal refusal) ->
          throw new IOException("no credentials: " + refusal.line());
    };
  }

  private static SessionCredentials read(AwsAnswer answer) throws IOException {
    return new SessionCredentials(
        needed(answer, "AccessKeyId"),
        needed(answer, "SecretAccessKey"),
        Optional.of(needed(answer, "Token")),
        time(needed(answer, "Expiration")));
  }

  private static Instant time(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IOException("no credentials: Expiration is no time", e);
    }
  }

  private static String needed(AwsAnswer answer, String name) throws IOException {
    return answer
        .text(name)
        .filter(text -> text.matches("[!-~]+"))
        .orElseThrow(() -> new IOException("no credentials: no " + name));
  }
}
