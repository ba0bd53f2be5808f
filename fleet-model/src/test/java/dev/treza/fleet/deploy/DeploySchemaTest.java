package dev.treza.fleet.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploySchemaTest {
  private static final ProviderRecord PROVIDER = DeploySchema.AWS_NITRO_BLOCKCHAIN;
  private static final String KEY = ":123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static JsonObject form(String field, JsonValue value) {
    return JsonObject.builder().text("name", "Treasury").value(field, value).build();
  }

  private static JsonObject typed(String field, String typed) {
    return form(field, PROVIDER.field(field).orElseThrow().type().typed(typed));
  }

  private static String refusal(JsonObject form) {
    return switch (DeployRequest.check(form)) {
      case Outcome.Accepted<DeployRequest>(var request) ->
          throw new AssertionError("accepted " + request);
      case Outcome.Refused<DeployRequest>(Refusal refusal) ->
          refusal.id().id() + refusal.place().map(place -> " at " + place).orElse("");
    };
  }

  private static DeployRequest accepted(JsonObject form) {
    return switch (DeployRequest.check(form)) {
      case Outcome.Accepted<DeployRequest>(var request) -> request;
      case Outcome.Refused<DeployRequest>(Refusal refusal) ->
          throw new AssertionError(refusal.line());
    };
  }

  @Test
  void fillsEveryDefaultOfTheProductsTable() {
    DeployRequest request = accepted(JsonObject.builder().text("name", "Treasury").build());
    assertThat(request)
        .isEqualTo(
            new DeployRequest(
                Blockchain.ETHEREUM,
                KeyMode.GENERATE,
                NetworkMode.TESTNET,
                100,
                true,
                true,
                "us-east-1",
                new DeployRequest.Tags(
                    "Treasury",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                new DeployRequest.Host(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
  }

  @Test
  void offersTheSixRegionsOfTheRoadmap() {
    assertThat(PROVIDER.regions())
        .extracting(Option::value)
        .containsExactly(
            "us-east-1",
            "us-west-2",
            "eu-west-1",
            "eu-central-1",
            "ap-southeast-1",
            "ap-northeast-1");
  }

  @Test
  void namesTheCurveBesideTheChain() {
    assertThat(PROVIDER.field("blockchainType").orElseThrow().type())
        .isInstanceOfSatisfying(
            FieldType.Choice.class,
            choice ->
                assertThat(choice.options())
                    .contains(
                        new Option("ethereum2", "Ethereum 2.0 (BLS12-381)"),
                        new Option("solana", "Solana (Ed25519)"))
                    .hasSize(Blockchain.values().length));
  }

  @ParameterizedTest
  @EnumSource(Blockchain.class)
  void takesEveryBlockchain(Blockchain chain) {
    assertThat(accepted(typed("blockchainType", chain.text())).blockchain()).isEqualTo(chain);
  }

  @Test
  void refusesThresholdKeysUntilTheyAreBuilt() {
    assertThat(refusal(typed("keyManagementMode", "threshold")))
        .isEqualTo("KEY-MODE-UNAVAILABLE at /keyManagementMode");
  }

  @ParameterizedTest
  @CsvSource({"1", "1000"})
  void takesOneToAThousandKeys(String count) {
    assertThat(accepted(typed("maxKeysPerEnclave", count)).maxKeys())
        .isEqualTo(Integer.parseInt(count));
  }

  @ParameterizedTest
  @CsvSource({
    "maxKeysPerEnclave, 0",
    "maxKeysPerEnclave, 1001",
    "maxKeysPerEnclave, 010",
    "maxKeysPerEnclave, many",
    "blockchainType, Ethereum",
    "blockchainType, dogecoin",
    "networkMode, devnet",
    "signingService, yes",
    "region, US-EAST-1",
    "region, useast1",
    "region, ''",
    "instanceType, large",
    "memoryMib, 255",
    "vcpus, 0",
    "purpose, 'a;b'",
    "purpose, ''",
    "kmsKeyArn, alias/own",
    "kmsKeyArn, arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
  })
  void refusesValuesAFieldDoesNotTake(String field, String value) {
    assertThat(refusal(typed(field, value))).isEqualTo("DEPLOY-FIELD at /" + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " x", "a\u202eb", "a\u200bb", "<b>"})
  void refusesNamesThatCannotBeShownOrTagged(String name) {
    assertThat(refusal(JsonObject.builder().text("name", name).build()))
        .isEqualTo("DEPLOY-FIELD at /name");
  }

  @Test
  void refusesTextWhereATypeIsNeeded() {
    assertThat(refusal(form("maxKeysPerEnclave", new JsonText("5"))))
        .isEqualTo("DEPLOY-FIELD at /maxKeysPerEnclave");
    assertThat(refusal(form("signingService", new JsonText("true"))))
        .isEqualTo("DEPLOY-FIELD at /signingService");
    assertThat(refusal(form("region", new JsonFlag(true)))).isEqualTo("DEPLOY-FIELD at /region");
  }

  @Test
  void refusesAFormWithoutName() {
    assertThat(refusal(JsonObject.builder().build())).isEqualTo("DEPLOY-FIELD at /name");
  }

  @Test
  void refusesUnknownFields() {
    assertThat(refusal(form("debugMode", new JsonFlag(true))))
        .isEqualTo("DEPLOY-FIELD at /debugMode");
  }

  @Test
  void listsEveryFaultOfTheFormAtOnce() {
    JsonObject form =
        JsonObject.builder()
            .number("maxKeysPerEnclave", 5000)
            .text("networkMode", "devnet")
            .flag("debugMode", true)
            .build();
    assertThat(PROVIDER.faults(form))
        .extracting(fault -> fault.place().orElseThrow())
        .containsExactly("/networkMode", "/maxKeysPerEnclave", "/name", "/debugMode");
  }

  @Test
  void takesAnyOtherRegion() {
    assertThat(accepted(typed("region", "us-gov-west-1")).region()).isEqualTo("us-gov-west-1");
  }

  @Test
  void refusesAKmsKeyOfAnotherRegion() {
    assertThat(accepted(typed("kmsKeyArn", "arn:aws:kms:us-east-1" + KEY)).host().kmsKeyArn())
        .isPresent();
    assertThat(refusal(typed("kmsKeyArn", "arn:aws:kms:eu-west-1" + KEY)))
        .isEqualTo("DEPLOY-KMS-REGION at /kmsKeyArn");
  }

  @Test
  void hasNoDefaultThatItWouldRefuse() {
    assertThatThrownBy(() ->
            SchemaField.preset(
                "n", "N", "A number.", new FieldType.WholeNumber(1, 2), new JsonInteger(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasNoTwoFieldsOfOneName() {
    SchemaField field = SchemaField.required("n", "N", "A flag.", new FieldType.Flag());
    assertThatThrownBy(
            () -> new ProviderRecord("id", "n", "d", "i", List.of(), List.of(field, field)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void describesEveryFieldInASentence() {
    assertThat(PROVIDER.fields())
        .allSatisfy(field -> assertThat(field.description()).matches("[A-Z].*[^.]\\."))
        .allSatisfy(field -> assertThat(field.name()).matches("[a-z][A-Za-z0-9]*"));
  }
}
