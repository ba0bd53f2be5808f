package dev.treza.agent.aws.secrets;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsException;
import dev.treza.agent.aws.Pauses;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Texts under names in AWS Secrets Manager. Every version of a secret is named by the SHA-256
/// digest of its content, so that storing the same content twice stores it once, and a version that
/// was replaced can be found again by the digest in the wallet's birth entry.
public final class SecretsClient {
  private static final int LOOKS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final String ABSENT = "ResourceNotFoundException";
  private static final String EXISTS = "ResourceExistsException";

  private final AwsClient client;
  private final Pauses pauses;

  public SecretsClient(AwsClient client, Pauses pauses) {
    this.client = client;
    this.pauses = pauses;
  }

  /// Stores `content` as the current version, whether there was one or not. AWS keeps the version
  /// before.
  ///
  /// @param content UTF-8
  /// @throws AwsException if it is not known to be stored
  public void put(String name, Bytes content) throws AwsException {
    try {
      client.call("CreateSecret", input("Name", name, content));
    } catch (AwsException failed) {
      if (!failed.code().equals(EXISTS)) {
        throw failed;
      }
      replace(name, content);
    }
  }

  /// What exists may not be seen everywhere yet.
  private void replace(String name, Bytes content) throws AwsException {
    for (int look = 1; ; look++) {
      try {
        client.call("PutSecretValue", input("SecretId", name, content));
        return;
      } catch (AwsException failed) {
        if (!failed.code().equals(ABSENT) || look == LOOKS) {
          throw failed;
        }
        pause(look, failed);
      }
    }
  }

  /// The current version; nothing if there is no such secret, looked for several times, since a new
  /// one may not be seen at once.
  ///
  /// @throws AwsException if it cannot be asked, or the secret is to be deleted
  public Optional<Bytes> get(String name) throws AwsException {
    JsonObject input = JsonObject.builder().text("SecretId", name).build();
    for (int look = 1; ; look++) {
      try {
        AwsAnswer answer = client.call("GetSecretValue", input);
        return answer.text("SecretString").map(Bytes::utf8);
      } catch (AwsException failed) {
        if (!failed.code().equals(ABSENT)) {
          throw failed;
        }
        if (look == LOOKS) {
          return Optional.empty();
        }
        pause(look, failed);
      }
    }
  }

  private void pause(int look, AwsException otherwise) throws AwsException {
    try {
      pauses.pause(FIRST_PAUSE.multipliedBy(1L << (look - 1)));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw otherwise;
    }
  }

  private static JsonObject input(String field, String name, Bytes content) {
    return JsonObject.builder()
        .text(field, name)
        .text("ClientRequestToken", Digest.of(content).hex())
        .text("SecretString", new String(content.toArray(), StandardCharsets.UTF_8))
        .build();
  }
}
