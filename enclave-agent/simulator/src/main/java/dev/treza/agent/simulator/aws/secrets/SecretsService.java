package dev.treza.agent.simulator.aws.secrets;

import dev.treza.agent.simulator.aws.iam.AccessRequest;
import dev.treza.agent.simulator.aws.iam.Policy.Says;
import dev.treza.agent.simulator.aws.secrets.SecretRecord.Version;
import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.simulator.aws.service.FakeService;
import dev.treza.agent.simulator.aws.service.Identities;
import dev.treza.agent.simulator.aws.service.ServiceCall;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Secrets Manager, as far as sealed records need it. A version is found again by its id after it
/// was replaced, and one id never means two contents.
public final class SecretsService implements FakeService {
  private static final String PREFIX = "secret/";
  private static final int MAX_TEXT = 65_536;

  private final StateStore store;
  private final SecureRandom random;

  public SecretsService(StateStore store, SecureRandom random) {
    this.store = store;
    this.random = random;
  }

  @Override
  public String id() {
    return "secretsmanager";
  }

  @Override
  public String target() {
    return "secretsmanager";
  }

  @Override
  public JsonObject call(ServiceCall call) throws AwsError, StoreException {
    return switch (call.operation()) {
      case "CreateSecret" -> create(call);
      case "GetSecretValue" -> get(call);
      case "PutSecretValue" -> put(call);
      case "UpdateSecretVersionStage" -> move(call);
      default -> throw new AwsError("UnknownOperationException", call.operation());
    };
  }

  private record Content(String name, String token, String text) {
    static Content read(JsonFields fields, String nameField) throws JsonShapeException {
      return new Content(
          fields.choice(nameField, Content::name),
          fields.choice("ClientRequestToken", Content::token),
          fields.choice("SecretString", Content::text));
    }

    private static Optional<String> name(String text) {
      return Optional.of(text).filter(name -> name.matches("[A-Za-z0-9/_+=.@-]{1,512}"));
    }

    private static Optional<String> token(String text) {
      return Optional.of(text).filter(token -> token.length() >= 32 && token.length() <= 64);
    }

    private static Optional<String> text(String text) {
      return Optional.of(text).filter(it -> !it.isEmpty() && it.length() <= MAX_TEXT);
    }
  }

  private JsonObject create(ServiceCall call) throws AwsError, StoreException {
    Content content = call.read(fields -> Content.read(fields, "Name"));
    require(call, content.name);
    Version version = new Version(content.token, content.text, call.time());
    byte[] suffix = new byte[3];
    random.nextBytes(suffix);
    SecretRecord fresh =
        new SecretRecord(content.name, HexFormat.of().formatHex(suffix), List.of(version));
    if (store.write(List.of(Write.create(PREFIX + content.name, encoded(fresh))))) {
      return answer(call, fresh, version).build();
    }
    SecretRecord known = read(stored(content.name));
    Optional<Version> same =
        known.version(content.token).filter(it -> it.text().equals(content.text));
    if (same.isPresent()) {
      return answer(call, known, same.get()).build();
    }
    throw new AwsError(
        "ResourceExistsException",
        "The operation failed because the secret %s already exists.".formatted(content.name));
  }

  private JsonObject put(ServiceCall call) throws AwsError, StoreException {
    Content content = call.read(fields -> Content.read(fields, "SecretId"));
    require(call, content.name);
    Versioned stored = stored(content.name);
    SecretRecord secret = read(stored);
    Optional<Version> same = secret.version(content.token);
    if (same.isPresent() && !same.get().text().equals(content.text)) {
      throw new AwsError(
          "ResourceExistsException", "A version with this token exists with another value.");
    }
    if (same.isPresent()) {
      return answer(call, secret, same.get()).build();
    }
    Version version = new Version(content.token, content.text, call.time());
    SecretRecord next = secret.with(version);
    replace(stored, next);
    return answer(call, next, version).build();
  }

  private void replace(Versioned stored, SecretRecord next) throws AwsError, StoreException {
    if (!store.write(List.of(new Write(PREFIX + next.name(), stored.version(), encoded(next))))) {
      throw new AwsError("InternalServiceErrorException", "written in the same moment");
    }
  }

  private record Move(String name, String from, String to) {
    static Move read(JsonFields fields) throws JsonShapeException {
      fields.literal("VersionStage", "AWSCURRENT");
      return new Move(
          fields.text("SecretId"),
          fields.optionalText("RemoveFromVersionId").orElse(""),
          fields.text("MoveToVersionId"));
    }
  }

  /// Makes a version the current one that was so before: writing its text once more does not.
  private JsonObject move(ServiceCall call) throws AwsError, StoreException {
    Move move = call.read(Move::read);
    require(call, move.name);
    Versioned stored = stored(move.name);
    SecretRecord secret = read(stored);
    Version to = secret.version(move.to).orElseThrow(SecretsService::absent);
    if (!secret.current().id().equals(move.from)) {
      throw new AwsError(
          "InvalidParameterException",
          "AWSCURRENT is attached to %s: reference it in RemoveFromVersionId"
              .formatted(secret.current().id()));
    }
    replace(stored, secret.with(to));
    return JsonObject.builder().text("ARN", arn(call, secret)).text("Name", secret.name()).build();
  }

  private record Wanted(String name, Optional<String> versionId, Optional<String> stage) {
    static Wanted read(JsonFields fields) throws JsonShapeException {
      return new Wanted(
          fields.text("SecretId"),
          fields.optionalText("VersionId"),
          fields.optionalText("VersionStage"));
    }

    Version of(SecretRecord secret) throws AwsError {
      return versionId.isPresent() ? named(secret) : staged(secret);
    }

    private Version named(SecretRecord secret) throws AwsError {
      return versionId.flatMap(secret::version).orElseThrow(SecretsService::absent);
    }

    private Version staged(SecretRecord secret) throws AwsError {
      return switch (stage.orElse("AWSCURRENT")) {
        case "AWSCURRENT" -> secret.current();
        case "AWSPREVIOUS" -> secret.previous().orElseThrow(SecretsService::absent);
        default -> throw absent();
      };
    }
  }

  private JsonObject get(ServiceCall call) throws AwsError, StoreException {
    Wanted wanted = call.read(Wanted::read);
    require(call, wanted.name);
    SecretRecord secret = read(stored(wanted.name));
    Version version = wanted.of(secret);
    return answer(call, secret, version)
        .text("SecretString", version.text())
        .number("CreatedDate", Math.toIntExact(version.created().getEpochSecond()))
        .build();
  }

  private static void require(ServiceCall call, String name) throws AwsError {
    AccessRequest request =
        AccessRequest.of(
            call.principal(),
            "secretsmanager:" + call.operation(),
            "arn:aws:secretsmanager:%s:%s:secret:%s"
                .formatted(call.region(), call.principal().account(), name),
            Map.of());
    if (Identities.say(request) != Says.ALLOW) {
      throw new AwsError(
          "AccessDeniedException",
          "User: %s is not authorized to perform: %s"
              .formatted(call.principal().arn(), request.action()));
    }
  }

  private Versioned stored(String name) throws AwsError, StoreException {
    return store.read(PREFIX + name).orElseThrow(SecretsService::absent);
  }

  private static AwsError absent() {
    return new AwsError(
        "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }

  private static Bytes encoded(SecretRecord secret) {
    return CanonicalJson.encode(secret.toJson());
  }

  private static SecretRecord read(Versioned stored) throws StoreException {
    return switch (JsonFields.decode(stored.value(), SecretRecord::read)) {
      case Accepted<SecretRecord>(SecretRecord secret) -> secret;
      case Refused<SecretRecord>(Refusal refusal) -> throw new StoreException(refusal.line());
    };
  }

  private static JsonObject.Builder answer(ServiceCall call, SecretRecord secret, Version version) {
    return JsonObject.builder()
        .text("ARN", arn(call, secret))
        .text("Name", secret.name())
        .text("VersionId", version.id());
  }

  private static String arn(ServiceCall call, SecretRecord secret) {
    return "arn:aws:secretsmanager:%s:%s:secret:%s-%s"
        .formatted(call.region(), call.principal().account(), secret.name(), secret.suffix());
  }
}
