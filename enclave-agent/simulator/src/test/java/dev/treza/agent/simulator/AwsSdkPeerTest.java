package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// AWS's own SDK takes the simulated AWS for the real one.
@Timeout(180)
class AwsSdkPeerTest {
  @TempDir private Path folder;
  private SimulatedCloud cloud;
  private final List<String> calls = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    cloud = new SimulatedCloud(folder.resolve("cloud"));
  }

  @AfterEach
  void stop() throws Exception {
    cloud.close();
  }

  private void call(String service, String command, String input, String... binary) {
    StringBuilder names = new StringBuilder();
    for (String name : binary) {
      names.append(names.isEmpty() ? "" : ",").append('"').append(name).append('"');
    }
    calls.add(
        "{\"service\":\"%s\",\"command\":\"%s\",\"input\":%s,\"binary\":[%s]}"
            .formatted(service, command, input, names));
  }

  private List<String> answers(String role) throws Exception {
    Path root = folder.resolve("root.pem");
    Files.writeString(
        root,
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(cloud.root.certificate().toArray())));
    Path file = Files.writeString(folder.resolve("calls"), String.join("\n", calls));
    calls.clear();
    return Peers.run(
        Map.of("NODE_EXTRA_CA_CERTS", root.toString()),
        "aws-sdk.mjs",
        Integer.toString(cloud.port()),
        HostOptions.REGION,
        cloud.sessionJson(role),
        file.toString());
  }

  private static String quoted(String text) {
    String list =
        new String(
            CanonicalJson.encode(JsonObject.builder().text("t", text).build()).toArray(),
            StandardCharsets.UTF_8);
    return list.substring(5, list.length() - 1);
  }

  private static JsonObject object(String line) {
    return (JsonObject)
        SimulatedCloud.accepted(
            StrictJson.parseMessage(Bytes.utf8(line), StrictJson.Limits.DEFAULT));
  }

  private static String text(JsonObject object, String name) {
    return ((JsonText) object.member(name).orElseThrow()).value();
  }

  @Test
  void administersASealingKey() throws Exception {
    KeyArn key = cloud.newKey();
    Charter mainnet = cloud.charter(key, NetworkMode.MAINNET);
    String policy =
        new String(SimulatedCloud.policy(mainnet).encoded().toArray(), StandardCharsets.UTF_8);
    String id = "{\"KeyId\":\"" + key + "\"}";
    call("kms", "DescribeKey", id);
    call(
        "kms",
        "PutKeyPolicy",
        "{\"KeyId\":\"%s\",\"Policy\":%s,\"BypassPolicyLockoutSafetyCheck\":true}"
            .formatted(key, quoted(policy)));
    call("kms", "GetKeyPolicy", id);
    call("kms", "ListGrants", id);
    call("kms", "PutKeyPolicy", "{\"KeyId\":\"%s\",\"Policy\":\"{}\"}".formatted(key));
    call("kms", "Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"AAAA\"}".formatted(key), "Plaintext");
    call("kms", "DisableKey", id);
    call("kms", "ListAliases", "{}");
    List<String> answers = answers(SimulatedCloud.ADMINISTRATOR);
    assertThat(answers.get(0))
        .contains("\"Arn\":\"" + key + "\"", "\"Origin\":\"AWS_KMS\"", "\"CreationDate\":\"20");
    assertThat(text(object(answers.get(2)), "Policy")).isEqualTo(policy);
    assertThat(answers.get(3)).contains("\"Grants\":[]");
    assertThat(answers.subList(4, 6))
        .containsExactly("error AccessDeniedException", "error AccessDeniedException");
    assertThat(answers.get(6)).isEqualTo("{}");
    assertThat(answers.get(7)).startsWith("error ");
  }

  @Test
  void isGivenADataKeyForAnAttestedRecipientOnly() throws Exception {
    Charter charter = cloud.charter(cloud.newKey(), NetworkMode.TESTNET);
    cloud.setPolicy(
        KeyArn.parse(charter.sealingKey()).orElseThrow(), SimulatedCloud.policy(charter));
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    Bytes publicKey = Bytes.of(rsa.generateKeyPair().getPublic().getEncoded());
    SoftwareNsm nsm = cloud.boundTo(charter.digest(), SimulatedCloud.IMAGE);
    Bytes document = nsm.attest(Optional.empty(), Optional.empty(), Optional.of(publicKey));
    String plain =
        "{\"KeyId\":\"%s\",\"KeySpec\":\"AES_256\",\"EncryptionContext\":{\"root\":\"r\"}"
            .formatted(charter.sealingKey());
    call("kms", "GenerateDataKey", plain + "}");
    call("kms", "GenerateDataKey", plain + recipient(document), "Recipient.AttestationDocument");
    call(
        "kms",
        "GenerateDataKey",
        plain + recipient(document.slice(0, document.length() - 1)),
        "Recipient.AttestationDocument");
    List<String> answers = answers(HostOptions.PARENT_ROLE);
    assertThat(answers.get(0)).isEqualTo("error AccessDeniedException");
    assertThat(answers.get(1))
        .contains("\"CiphertextBlob\":", "\"CiphertextForRecipient\":")
        .doesNotContain("Plaintext");
    assertThat(answers.get(2)).isEqualTo("error ValidationException");

    String blob = text(object(answers.get(1)), "CiphertextBlob");
    String decrypt =
        "{\"CiphertextBlob\":\"%s\",\"EncryptionContext\":{\"root\":\"r\"}".formatted(blob);
    call("kms", "Decrypt", decrypt + "}", "CiphertextBlob");
    call(
        "kms",
        "Decrypt",
        decrypt + recipient(document),
        "CiphertextBlob",
        "Recipient.AttestationDocument");
    List<String> opened = answers(HostOptions.PARENT_ROLE);
    assertThat(opened.get(0)).isEqualTo("error AccessDeniedException");
    assertThat(opened.get(1)).contains("\"CiphertextForRecipient\":").doesNotContain("Plaintext");
  }

  private static String recipient(Bytes document) {
    return ",\"Recipient\":{\"KeyEncryptionAlgorithm\":\"RSAES_OAEP_SHA_256\","
        + "\"AttestationDocument\":\"%s\"}}"
            .formatted(Base64.getEncoder().encodeToString(document.toArray()));
  }

  @Test
  void keepsAndReplacesASecret() throws Exception {
    String name = "treza/treasury/root/wallet-v1";
    call("secrets", "GetSecretValue", "{\"SecretId\":\"%s\"}".formatted(name));
    call("secrets", "CreateSecret", "{\"Name\":\"%s\",\"SecretString\":\"one\"}".formatted(name));
    call("secrets", "CreateSecret", "{\"Name\":\"%s\",\"SecretString\":\"two\"}".formatted(name));
    call(
        "secrets",
        "PutSecretValue",
        "{\"SecretId\":\"%s\",\"SecretString\":\"2\"}".formatted(name));
    call("secrets", "GetSecretValue", "{\"SecretId\":\"%s\"}".formatted(name));
    call("secrets", "CreateSecret", "{\"Name\":\"else\",\"SecretString\":\"x\"}");
    List<String> answers = answers(HostOptions.PARENT_ROLE);
    assertThat(answers.get(0)).isEqualTo("error ResourceNotFoundException");
    assertThat(answers.get(1)).contains("\"Name\":\"" + name + "\"", "\"VersionId\":");
    assertThat(answers.get(2)).isEqualTo("error ResourceExistsException");
    assertThat(answers.get(4)).contains("\"SecretString\":\"2\"");
    assertThat(answers.get(5)).isEqualTo("error AccessDeniedException");
  }

  @Test
  void putsAVersionBackByItsNameAlone() throws Exception {
    String name = "treza/treasury/root/wallet-v1";
    String id = "{\"SecretId\":\"%s\"".formatted(name);
    String one = "1".repeat(32);
    String two = "2".repeat(32);
    String content = ",\"ClientRequestToken\":\"%s\",\"SecretString\":\"%s\"}";
    String move = id + ",\"VersionStage\":\"AWSCURRENT\",\"MoveToVersionId\":\"" + one + "\"";
    call("secrets", "CreateSecret", "{\"Name\":\"" + name + "\"" + content.formatted(one, "one"));
    call("secrets", "PutSecretValue", id + content.formatted(two, "two"));
    call("secrets", "PutSecretValue", id + content.formatted(one, "one"));
    call("secrets", "GetSecretValue", id + "}");
    call("secrets", "UpdateSecretVersionStage", move + "}");
    call("secrets", "UpdateSecretVersionStage", move + ",\"RemoveFromVersionId\":\"" + two + "\"}");
    call("secrets", "GetSecretValue", id + "}");
    call("secrets", "GetSecretValue", id + ",\"VersionStage\":\"AWSPREVIOUS\"}");
    List<String> answers = answers(SimulatedCloud.ADMINISTRATOR);
    assertThat(answers.get(3)).contains("\"SecretString\":\"two\"");
    assertThat(answers.get(4)).isEqualTo("error InvalidParameterException");
    assertThat(answers.get(6)).contains("\"SecretString\":\"one\"");
    assertThat(answers.get(7)).contains("\"SecretString\":\"two\"");
  }

  @Test
  void keepsTheItemsOfATableAsTheRealOneDoes() throws Exception {
    cloud.newTable("treza-peer");
    String key = "{\"p\":{\"S\":\"s/a\"},\"k\":{\"S\":\"a/%d\"}";
    String item = key + ",\"v\":{\"N\":\"%d\"},\"d\":{\"B\":\"AQID\"}}";
    String absent = "\"ConditionExpression\":\"attribute_not_exists(k)\"";
    String second =
        "\"ConditionExpression\":\"v = :v AND attribute_not_exists(t)\","
            + "\"ExpressionAttributeValues\":{\":v\":{\"N\":\"1\"}}";
    String put = "{\"Put\":{\"TableName\":\"treza-peer\",\"Item\":%s,%s}}";
    String one = put.formatted(item.formatted(1, 1), absent);
    String two = put.formatted(item.formatted(2, 1), absent);
    String binary = "TransactItems.0.Put.Item.d.B";
    String read = "{\"TableName\":\"treza-peer\",\"ConsistentRead\":true,\"Key\":" + key + "}}";
    transact(binary, "t1", one);
    transact(binary, "t1", one);
    transact(binary, "t1", two);
    transact(binary, "t2", one);
    transact(binary, "t3", put.formatted(item.formatted(1, 2), second));
    transact(binary, "t4", put.formatted(item.formatted(1, 2), second));
    call("dynamo", "GetItem", read.formatted(1));
    call("dynamo", "GetItem", read.formatted(9));
    call(
        "dynamo",
        "Query",
        "{\"TableName\":\"treza-peer\",\"ConsistentRead\":true,\"KeyConditionExpression\":"
            + "\"p = :p AND begins_with(k, :k)\",\"ExpressionAttributeValues\":"
            + "{\":p\":{\"S\":\"s/a\"},\":k\":{\"S\":\"a/\"}}}");
    transact(binary, "t5", two, put.formatted(item.formatted(2, 2), absent).replace("AQID", ""));
    transact("", "t6", Collections.nCopies(101, "{}").toArray(String[]::new));
    call("dynamo", "GetItem", read.formatted(1).replace("treza-peer", "treza-none"));
    call("dynamo", "GetItem", read.formatted(1).replace("treza-peer", "someones"));
    call("dynamo", "Scan", "{\"TableName\":\"treza-peer\"}");
    List<String> answers = answers(HostOptions.PARENT_ROLE);
    assertThat(answers.subList(0, 6))
        .containsExactly(
            "{}",
            "{}",
            "error IdempotentParameterMismatchException",
            "error TransactionCanceledException ConditionalCheckFailed",
            "{}",
            "error TransactionCanceledException ConditionalCheckFailed");
    assertThat(answers.get(6)).contains("\"v\":{\"N\":\"2\"}", "\"d\":{\"B\":\"AQID\"}");
    assertThat(answers.get(7)).isEqualTo("{}");
    assertThat(answers.get(8)).contains("\"Count\":1", "\"k\":{\"S\":\"a/1\"}");
    assertThat(answers.subList(9, 11))
        .containsExactly("error ValidationException", "error ValidationException");
    assertThat(answers.get(11)).isEqualTo("error ResourceNotFoundException");
    assertThat(answers.get(12)).isEqualTo("error AccessDeniedException");
    assertThat(answers.get(13)).startsWith("error ");
  }

  private void transact(String binary, String token, String... actions) {
    call(
        "dynamo",
        "TransactWriteItems",
        "{\"ClientRequestToken\":\"%s\",\"TransactItems\":[%s]}"
            .formatted(token, String.join(",", actions)),
        binary.isEmpty() ? new String[0] : new String[] {binary});
  }
}
