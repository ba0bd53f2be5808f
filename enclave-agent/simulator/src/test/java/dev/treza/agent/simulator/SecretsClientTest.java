package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsException;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.secrets.SecretsClient;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SecretsClientTest {
  private static final String NAME = "treza/treasury/root/ethereum-1-v1";
  private static final Bytes ONE = Bytes.utf8("{\"sealed\":\"one\"}");
  private static final Bytes TWO = Bytes.utf8("{\"sealed\":\"two, äöü\"}");

  @TempDir private Path folder;
  private SimulatedCloud cloud;
  private AwsClient client;
  private SecretsClient secrets;

  @BeforeEach
  void start() throws Exception {
    cloud = new SimulatedCloud(folder);
    client = cloud.client(AwsService.SECRETS_MANAGER, HostOptions.PARENT_ROLE);
    secrets = new SecretsClient(client, _ -> {});
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    cloud.close();
  }

  @Test
  void givesBackWhatWasStored() throws Exception {
    secrets.put(NAME, TWO);
    assertThat(secrets.get(NAME)).contains(TWO);
  }

  @Test
  void hasNothingUnderANameNobodyUsed() throws Exception {
    assertThat(secrets.get(NAME)).isEmpty();
  }

  @Test
  void replacesARecordThatWasLeftBehindAndKeepsIt() throws Exception {
    secrets.put(NAME, ONE);
    secrets.put(NAME, TWO);
    assertThat(secrets.get(NAME)).contains(TWO);
    JsonObject first =
        JsonObject.builder().text("SecretId", NAME).text("VersionId", Digest.of(ONE).hex()).build();
    assertThat(client.call("GetSecretValue", first).text("SecretString"))
        .contains("{\"sealed\":\"one\"}");
  }

  @Test
  void storesTheSameRecordOnce() throws Exception {
    secrets.put(NAME, ONE);
    secrets.put(NAME, ONE);
    assertThat(secrets.get(NAME)).contains(ONE);
  }

  @ParameterizedTest
  @CsvSource({
    "CreateSecret, BUSY",
    "CreateSecret, DOWN",
    "CreateSecret, EXPIRED",
    "CreateSecret, DROPPED_BEFORE",
    "CreateSecret, DROPPED_AFTER",
    "GetSecretValue, BUSY",
    "GetSecretValue, DROPPED_AFTER",
    "GetSecretValue, NOT_SEEN"
  })
  void getsOverAFaultThatPasses(String operation, String fault) throws Exception {
    cloud.plan(operation, fault, 2);
    secrets.put(NAME, ONE);
    assertThat(secrets.get(NAME)).contains(ONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUSY", "DROPPED_BEFORE", "DROPPED_AFTER", "NOT_SEEN"})
  void getsOverAFaultWhileItReplaces(String fault) throws Exception {
    secrets.put(NAME, ONE);
    cloud.plan("PutSecretValue", fault, 2);
    secrets.put(NAME, TWO);
    assertThat(secrets.get(NAME)).contains(TWO);
  }

  @Test
  void saysSoIfARecordIsNotKnownToBeStored() throws Exception {
    cloud.plan("CreateSecret", "BUSY", 4); // as often as it tries
    assertThatThrownBy(() -> secrets.put(NAME, ONE))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("ThrottlingException");
    secrets.put(NAME, ONE);
    assertThat(secrets.get(NAME)).contains(ONE);
  }

  @Test
  void mayStoreUnderNoOtherName() {
    assertThatThrownBy(() -> secrets.put("someone/else", ONE))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("AccessDeniedException");
  }
}
