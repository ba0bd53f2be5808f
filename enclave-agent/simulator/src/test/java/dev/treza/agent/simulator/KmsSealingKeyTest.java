package dev.treza.agent.simulator;

import static dev.treza.agent.simulator.SimulatedCloud.accepted;
import static dev.treza.agent.simulator.SimulatedCloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsException;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.kms.SealingKeyPolicy;
import dev.treza.fleet.protocol.AgentRefusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The agent's KMS client against the simulated KMS: what seals, and each reason not to.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmsSealingKeyTest {
  private final SimulatedCloud cloud;

  KmsSealingKeyTest(@TempDir Path folder) throws Exception {
    cloud = new SimulatedCloud(folder.resolve("cloud"));
  }

  @AfterAll
  void stop() throws Exception {
    cloud.close();
  }

  @AfterEach
  void everythingAnswersAgain() throws Exception {
    cloud.noFaults();
  }

  /// A charter for the test network whose key has the policy that follows from it.
  private Charter charter() throws Exception {
    Charter charter = cloud.charter(cloud.newKey(), NetworkMode.TESTNET);
    cloud.setPolicy(key(charter), policy(charter));
    return charter;
  }

  private static KeyArn key(Charter charter) {
    return KeyArn.parse(charter.sealingKey()).orElseThrow();
  }

  private static JsonObject keyId(Charter charter) {
    return JsonObject.builder().text("KeyId", charter.sealingKey()).build();
  }

  private static String text(Charter charter) {
    return new String(policy(charter).encoded().toArray(), StandardCharsets.UTF_8);
  }

  @Test
  void makesADataKeyThatOpensAgain() throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      enclave.makesADataKey();
      System.gc();
      assertThat(enclave.memory.leaked()).isZero();
    }
  }

  @Test
  void opensInTheNextBootOfTheSameImageAndRoot() throws Exception {
    Charter charter = charter();
    Bytes sealed;
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      sealed = enclave.makesADataKey();
    }
    try (SealingEnclave next = new SealingEnclave(cloud, charter);
        SecretBuffer opened = accepted(next.key.open(sealed, SealingEnclave.CONTEXT))) {
      assertThat(opened.size()).isEqualTo(32);
    }
  }

  @Test
  void opensInNoOtherContext() throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      Bytes sealed = enclave.makesADataKey();
      JsonObject other =
          JsonObject.builder().text("root", "other").text("namespace", "treasury").build();
      assertThat(SealingEnclave.refusal(enclave.key.open(sealed, other)))
          .isEqualTo(AgentRefusal.SEALED);
    }
  }

  @Test
  void opensNoDamagedDataKey() throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      byte[] damaged = enclave.makesADataKey().toArray();
      damaged[damaged.length - 1] ^= 1;
      assertThat(enclave.refusalToOpen(Bytes.of(damaged))).isEqualTo(AgentRefusal.SEALED);
    }
  }

  // ------------------------------------------------------------------ the key itself

  @Test
  void asksForTheKeyItsPolicyAndItsGrantsBeforeItUsesTheKey() throws Exception {
    try (SimulatedCloud own = new SimulatedCloud(fresh())) {
      Charter charter = own.charter(own.newKey(), NetworkMode.TESTNET);
      own.setPolicy(key(charter), policy(charter));
      try (SealingEnclave enclave = new SealingEnclave(own, charter)) {
        enclave.makesADataKey();
      }
      assertThat(own.asked())
          .endsWith(
              "\"DescribeKey\",\"GetKeyPolicy\",\"ListGrants\","
                  + "\"GenerateDataKey\",\"Decrypt\",\"Decrypt\"]}");
    }
  }

  @TempDir private Path folder;

  private Path fresh() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  @Test
  void refusesAKeyThatDoesNotExist() throws Exception {
    KeyArn none = new KeyArn(HostOptions.REGION, KeyArn.SIMULATED_ACCOUNT, "none");
    try (SealingEnclave enclave =
        new SealingEnclave(cloud, cloud.charter(none, NetworkMode.TESTNET))) {
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.ARN);
    }
  }

  @Test
  void refusesAnotherKeyThanTheCharterNames() throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      cloud.plan("DescribeKey", "LIE_ARN", 1);
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.ARN);
      enclave.makesADataKey();
      cloud.plan("GenerateDataKey", "LIE_ARN", 1);
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.ARN);
    }
  }

  @Test
  void refusesAKeyThatNobodyMayUseYet() throws Exception {
    Charter charter = cloud.charter(cloud.newKey(), NetworkMode.TESTNET);
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.DENIED);
    }
  }

  @Test
  void refusesAKeyWhosePolicyNamesAnotherRoot() throws Exception {
    Charter charter = charter();
    KeyArn key = key(charter);
    cloud.setPolicy(key, SealingKeyPolicy.of(key, charter, Digest.of(Bytes.utf8("another root"))));
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.POLICY);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey\"],\"Condition\":{\"StringEquals"
            + "IgnoreCase\" | \"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey\"],\"Condition\":"
            + "{\"StringNotEqualsIgnoreCase\"",
        "StringEqualsIgnoreCase | StringEqualsIgnoreCaseIfExists",
        "\"NeverUnattested\" | \"Never\"",
        "\"true\" | \"false\"",
        "kms:RecipientAttestation:PCR2 | kms:RecipientAttestation:PCR8",
        "\"kms:ListResourceTags\",\"kms:PutKeyPolicy\" | \"kms:PutKeyPolicy\",\"kms:ReEncryptFrom\"",
      })
  void refusesAWeakenedPolicy(String strong, String weak) throws Exception {
    Charter charter = charter();
    assertThat(text(charter)).contains(strong);
    cloud.setPolicy(key(charter), text(charter).replace(strong, weak));
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.POLICY);
    }
  }

  @Test
  void refusesAPolicyThatAlsoLetsTheAccountIn() throws Exception {
    Charter charter = charter();
    String open =
        "{\"Sid\":\"Help\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:Decrypt\","
            + "\"Resource\":\"*\"},";
    cloud.setPolicy(
        key(charter), text(charter).replace("\"Statement\":[", "\"Statement\":[" + open));
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.POLICY);
    }
  }

  @Test
  void meetsAPolicyThatWasChangedLaterWithinMinutes() throws Exception {
    Charter charter = charter();
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      enclave.makesADataKey();
      cloud.setPolicy(key(charter), text(charter).replace("\"Check\"", "\"Checks\""));
      enclave.makesADataKey();
      cloud.clock.pass(Duration.ofMinutes(6));
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.POLICY);
      cloud.setPolicy(key(charter), policy(charter));
      enclave.makesADataKey();
    }
  }

  @Test
  void refusesAKeyWithAGrant() throws Exception {
    Charter charter = cloud.charter(cloud.newKey(), NetworkMode.TESTNET);
    cloud.setPolicy(
        key(charter),
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"kms:*\","
            + "\"Principal\":{\"AWS\":\"000000000000\"},\"Resource\":\"*\"}}");
    cloud.asAdministrator(
        "CreateGrant",
        JsonObject.builder()
            .text("KeyId", charter.sealingKey())
            .text("GranteePrincipal", "arn:aws:iam::000000000000:role/other")
            .texts("Operations", List.of("Decrypt"))
            .build());
    cloud.setPolicy(key(charter), policy(charter));
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.GRANTS);
    }
  }

  @Test
  void refusesImportedMaterialAndMultiRegionKeys() throws Exception {
    for (JsonObject.Builder wish :
        List.of(
            JsonObject.builder().text("Origin", "EXTERNAL"),
            JsonObject.builder().flag("MultiRegion", true))) {
      Charter charter = cloud.charter(cloud.newKey(wish), NetworkMode.TESTNET);
      cloud.setPolicy(key(charter), policy(charter));
      try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
        assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.KEY);
      }
    }
  }

  @Test
  void saysThatADisabledKeyIsUnavailableAndLosesNothing() throws Exception {
    Charter charter = charter();
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      Bytes sealed = enclave.makesADataKey();
      cloud.asAdministrator("DisableKey", keyId(charter));
      assertThat(enclave.refusalToOpen(sealed)).isEqualTo(KmsRefusal.UNAVAILABLE);
      cloud.asAdministrator("EnableKey", keyId(charter));
      accepted(enclave.key.open(sealed, SealingEnclave.CONTEXT)).close();
    }
  }

  // ------------------------------------------------------------------ who else may use it

  @Test
  void opensForNoOtherImageAndNoOtherRoot() throws Exception {
    Charter charter = charter();
    Bytes sealed;
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      sealed = enclave.makesADataKey();
    }
    Digest otherRoot = Digest.of(Bytes.utf8("another root"));
    try (SealingEnclave otherImage =
            new SealingEnclave(cloud, charter, SimulatedCloud.image("another image"));
        SealingEnclave otherBound =
            new SealingEnclave(cloud, charter, cloud.boundTo(otherRoot, SimulatedCloud.IMAGE));
        SealingEnclave unbound =
            new SealingEnclave(cloud, charter, cloud.boot(SimulatedCloud.IMAGE))) {
      for (SealingEnclave stranger : List.of(otherImage, otherBound, unbound)) {
        assertThat(stranger.refusalToOpen(sealed)).isEqualTo(KmsRefusal.DENIED);
        assertThat(stranger.refusalToMake()).isEqualTo(KmsRefusal.DENIED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HostOptions.PARENT_ROLE,
        SimulatedCloud.ADMINISTRATOR,
        "arn:aws:iam::000000000000:root"
      })
  void opensForNobodyWithoutAnEnclave(String who) throws Exception {
    Charter charter = charter();
    Bytes sealed;
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter)) {
      sealed = enclave.makesADataKey();
    }
    JsonObject input =
        JsonObject.builder()
            .text("CiphertextBlob", Base64.getEncoder().encodeToString(sealed.toArray()))
            .object("EncryptionContext", SealingEnclave.CONTEXT)
            .build();
    try (AwsClient kms = cloud.client(AwsService.KMS, who)) {
      assertThat(error(kms, "Decrypt", input)).isEqualTo("AccessDeniedException");
    }
  }

  private static String error(AwsClient client, String operation, JsonObject input) {
    try {
      client.call(operation, input);
      throw new AssertionError(operation + " was allowed");
    } catch (AwsException refused) {
      return refused.code();
    }
  }

  @Test
  void aFrozenPolicyCanBeChangedByNobody() throws Exception {
    Charter mainnet = cloud.charter(cloud.newKey(), NetworkMode.MAINNET);
    cloud.setPolicy(key(mainnet), policy(mainnet));
    JsonObject change =
        JsonObject.builder()
            .text("KeyId", mainnet.sealingKey())
            .text("Policy", text(mainnet))
            .flag("BypassPolicyLockoutSafetyCheck", true)
            .build();
    for (String who : List.of(SimulatedCloud.ADMINISTRATOR, "arn:aws:iam::000000000000:root")) {
      try (AwsClient kms = cloud.client(AwsService.KMS, who)) {
        assertThat(error(kms, "PutKeyPolicy", change)).isEqualTo("AccessDeniedException");
      }
    }
    cloud.asAdministrator("DisableKey", keyId(mainnet));
    cloud.asAdministrator("EnableKey", keyId(mainnet));
    try (SealingEnclave enclave = new SealingEnclave(cloud, mainnet)) {
      enclave.makesADataKey();
    }
  }

  @Test
  void aPolicyThatLocksItsWriterOutIsTakenOnlyOnPurpose() throws Exception {
    Charter mainnet = cloud.charter(cloud.newKey(), NetworkMode.MAINNET);
    JsonObject careless =
        JsonObject.builder()
            .text("KeyId", mainnet.sealingKey())
            .text("Policy", text(mainnet))
            .build();
    assertThat(cloud.errorOfAdministrator("PutKeyPolicy", careless))
        .isEqualTo("MalformedPolicyDocumentException");
  }

  // ------------------------------------------------------------------ lies and faults

  @Test
  void refusesAnAnswerWithTheDataKeyInClear() throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      Bytes sealed = enclave.makesADataKey();
      cloud.plan("GenerateDataKey", "LIE_PLAINTEXT", 1);
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.PLAINTEXT);
      cloud.plan("Decrypt", "LIE_PLAINTEXT", 1);
      assertThat(enclave.refusalToOpen(sealed)).isEqualTo(KmsRefusal.PLAINTEXT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIE_DATA_KEY", "LIE_BIT"})
  void usesNoDataKeyThatKmsDoesNotOpenToTheSame(String lie) throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      cloud.plan("GenerateDataKey", lie, 1);
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.ROUND_TRIP);
      System.gc();
      assertThat(enclave.memory.leaked()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DescribeKey", "GetKeyPolicy", "ListGrants"})
  void believesNoCheckThatWasNotAnswered(String operation) throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      cloud.plan(operation, "LIE_NOTHING", 1);
      assertThat(enclave.refusalToMake()).isEqualTo(KmsRefusal.ANSWER);
      enclave.makesADataKey();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUSY", "DOWN", "EXPIRED", "DROPPED_BEFORE", "DROPPED_AFTER", "LATE"})
  void getsOverAFaultThatPasses(String fault) throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      for (String operation :
          List.of("DescribeKey", "GetKeyPolicy", "ListGrants", "GenerateDataKey", "Decrypt")) {
        cloud.plan(operation, fault, 1);
      }
      enclave.makesADataKey();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUSY", "DOWN", "EXPIRED", "DROPPED_BEFORE"})
  void saysThatKmsIsUnavailableWhenAFaultStays(String fault) throws Exception {
    try (SealingEnclave enclave = new SealingEnclave(cloud, charter())) {
      Bytes sealed = enclave.makesADataKey();
      cloud.plan("Decrypt", fault, 20);
      assertThat(enclave.refusalToOpen(sealed)).isEqualTo(KmsRefusal.UNAVAILABLE);
      cloud.noFaults();
      accepted(enclave.key.open(sealed, SealingEnclave.CONTEXT)).close();
    }
  }
}
