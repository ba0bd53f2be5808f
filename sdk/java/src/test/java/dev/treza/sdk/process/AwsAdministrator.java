package dev.treza.sdk.process;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsException;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.InstanceCredentials;
import dev.treza.agent.aws.Pauses;
import dev.treza.agent.aws.secrets.SecretsClient;
import dev.treza.agent.aws.tls.TlsDialer;
import dev.treza.agent.aws.tls.TrustRoots;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KeyPolicy;
import dev.treza.fleet.kms.SealingKeyPolicy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who makes sealing keys and sets their policies, as the console will.
final class AwsAdministrator implements AutoCloseable {
  static final String REGION = "local-simulated-1";
  private static final String ROLE = "arn:aws:iam::000000000000:role/administrator";

  private final AwsClient kms;
  private final AwsClient secrets;
  private final AwsClient dynamo;

  AwsAdministrator(AwsProcess aws) throws GeneralSecurityException {
    TlsDialer dialer =
        new TlsDialer(
            _ -> new Socket(InetAddress.getLoopbackAddress(), aws.endpoint().port()),
            TrustRoots.simulated(aws.endpoint().root()),
            Instant::now,
            new SecureRandom());
    AwsClient.Surroundings around =
        new AwsClient.Surroundings(
            dialer, () -> InstanceCredentials.parse(aws.session(ROLE)), Instant::now, Pauses.SLEEP);
    kms = new AwsClient(AwsService.KMS, REGION, around);
    secrets = new AwsClient(AwsService.SECRETS_MANAGER, REGION, around);
    dynamo = new AwsClient(AwsService.DYNAMODB, REGION, around);
  }

  /// One call of KMS.
  AwsAnswer kms(String operation, JsonObject input) throws AwsException {
    return kms.call(operation, input);
  }

  /// A key that nobody may use.
  String newKey() throws AwsException {
    AwsAnswer made =
        kms.call(
            "CreateKey",
            JsonObject.builder()
                .text("Policy", text(SealingKeyPolicy.atBirth(KeyArn.SIMULATED_ACCOUNT)))
                .build());
    return made.object("KeyMetadata").orElseThrow().text("Arn").orElseThrow();
  }

  /// An empty table for a state; gives its ARN.
  String newTable(String name) throws AwsException {
    List<JsonObject> attributes = new ArrayList<>();
    List<JsonObject> keys = new ArrayList<>();
    Map.of("p", "HASH", "k", "RANGE")
        .forEach((attribute, kind) -> {
          attributes.add(
              JsonObject.builder()
                  .text("AttributeName", attribute)
                  .text("AttributeType", "S")
                  .build());
          keys.add(
              JsonObject.builder().text("AttributeName", attribute).text("KeyType", kind).build());
        });
    AwsAnswer made =
        dynamo.call(
            "CreateTable",
            JsonObject.builder()
                .text("TableName", name)
                .text("BillingMode", "PAY_PER_REQUEST")
                .array("AttributeDefinitions", attributes)
                .array("KeySchema", keys)
                .build());
    return made.object("TableDescription").orElseThrow().text("TableArn").orElseThrow();
  }

  /// Sets the policy that follows from the charter.
  void setPolicy(Charter charter) throws AwsException {
    KeyArn key = KeyArn.parse(charter.sealingKey()).orElseThrow();
    setPolicy(key, text(SealingKeyPolicy.of(key, charter, charter.digest())));
  }

  /// Sets that policy with one text in it replaced.
  void setPolicy(Charter charter, String from, String to) throws AwsException {
    KeyArn key = KeyArn.parse(charter.sealingKey()).orElseThrow();
    setPolicy(key, text(SealingKeyPolicy.of(key, charter, charter.digest())).replace(from, to));
  }

  private void setPolicy(KeyArn key, String policy) throws AwsException {
    kms.call(
        "PutKeyPolicy",
        JsonObject.builder()
            .text("KeyId", key.toString())
            .text("Policy", policy)
            .flag("BypassPolicyLockoutSafetyCheck", true)
            .build());
  }

  void disable(Charter charter, boolean disable) throws AwsException {
    kms.call(
        disable ? "DisableKey" : "EnableKey",
        JsonObject.builder().text("KeyId", charter.sealingKey()).build());
  }

  /// The record of a wallet's key, as Secrets Manager has it.
  Bytes record(Charter charter, String wallet) throws AwsException {
    return new SecretsClient(secrets, Pauses.SLEEP).get(name(charter, wallet)).orElseThrow();
  }

  /// The record that was there before it.
  Bytes previousRecord(Charter charter, String wallet) throws AwsException {
    return Bytes.utf8(
        value(name(charter, wallet), "AWSPREVIOUS").text("SecretString").orElseThrow());
  }

  /// Puts a record back that was there before; its version is named by its digest.
  void putBack(Charter charter, String wallet, Bytes record) throws AwsException {
    String name = name(charter, wallet);
    secrets.call(
        "UpdateSecretVersionStage",
        JsonObject.builder()
            .text("SecretId", name)
            .text("VersionStage", "AWSCURRENT")
            .text("MoveToVersionId", Digest.of(record).hex())
            .text("RemoveFromVersionId", value(name, "AWSCURRENT").text("VersionId").orElseThrow())
            .build());
  }

  private AwsAnswer value(String name, String stage) throws AwsException {
    return secrets.call(
        "GetSecretValue",
        JsonObject.builder().text("SecretId", name).text("VersionStage", stage).build());
  }

  /// Puts another record in its place.
  void replace(Charter charter, String wallet, Bytes record) throws AwsException {
    new SecretsClient(secrets, Pauses.SLEEP).put(name(charter, wallet), record);
  }

  private static String name(Charter charter, String wallet) {
    return "treza/%s/%s/%s-v1".formatted(charter.namespace(), charter.digest(), wallet);
  }

  private static String text(KeyPolicy policy) {
    return new String(policy.encoded().toArray(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    kms.close();
    secrets.close();
    dynamo.close();
  }
}
