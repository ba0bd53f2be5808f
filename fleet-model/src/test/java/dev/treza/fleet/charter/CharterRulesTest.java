package dev.treza.fleet.charter;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One test for each way to break each `CHR-*` rule that a charter obeys by itself.
class CharterRulesTest {
  private static final JsonObject JSON = Treasury.charter().toJson();

  private static void assertRefused(Bytes charter, CharterRefusal id, String place) {
    Refusal refusal = refused(Charter.parse(charter));
    assertThat(refusal.id()).as(refusal.line()).isEqualTo(id);
    assertThat(refusal.place()).as(refusal.line()).contains(place);
  }

  private static JsonValue at(JsonObject object, String list, int index) {
    return ((JsonArray) object.member(list).orElseThrow()).items().get(index);
  }

  /// The charter without mainnet, where shortcuts are allowed.
  private static JsonObject offMainnet() {
    return Edit.parse(Edit.texts(JSON, "/networks", "testnet", "local"));
  }

  @Test
  void refusesAnOfficerNamedTwice() {
    assertRefused(Edit.repeat(JSON, "/officers"), CharterRefusal.OFFICER, "/officers");
  }

  @Test
  void refusesAKeyThatTwoOfficersShare() {
    JsonValue adasKey = at((JsonObject) at(JSON, "officers", 0), "sign", 0);
    assertRefused(
        Edit.set(JSON, "/officers/2/sign/0", adasKey), CharterRefusal.KEY_TWICE, "/officers");
  }

  @Test
  void refusesAKeyThatOneOfficerHasTwice() {
    assertRefused(Edit.repeat(JSON, "/officers/1/sign"), CharterRefusal.KEY_TWICE, "/officers");
  }

  @Test
  void refusesAReceiveKeyThatTwoOfficersShare() {
    JsonObject key =
        JsonObject.builder()
            .text("crv", "X25519")
            .text("kty", "OKP")
            .text("x", "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo")
            .build();
    Bytes once = Edit.set(JSON, "/officers/1/receive", key);
    accepted(Charter.parse(once));

    assertRefused(
        Edit.set(Edit.parse(once), "/officers/2/receive", key),
        CharterRefusal.KEY_TWICE,
        "/officers");
  }

  @Test
  void refusesAGroupDefinedTwice() {
    assertRefused(Edit.repeat(JSON, "/groups"), CharterRefusal.GROUP, "/groups");
  }

  @Test
  void refusesAStrangerInAGroup() {
    assertRefused(
        Edit.texts(JSON, "/groups/0/officers", "ben", "dora"),
        CharterRefusal.OFFICER,
        "/groups/approvers");
  }

  @Test
  void refusesAnOfficerInAGroupWhoIsNoApprover() {
    assertRefused(
        Edit.texts(JSON, "/groups/0/officers", "ben", "ada"),
        CharterRefusal.OFFICER,
        "/groups/approvers");
  }

  @Test
  void refusesAGroupThatCountsOneOfficerTwice() {
    assertRefused(
        Edit.texts(JSON, "/groups/0/officers", "ben", "ben"),
        CharterRefusal.OFFICER,
        "/groups/approvers");
  }

  @Test
  void refusesARootWithAPredecessor() {
    Bytes charter = Edit.set(JSON, "/previous", Treasury.charter().digest().hex());
    assertRefused(charter, CharterRefusal.SERIAL, "/serial");
  }

  @Test
  void refusesAnAmendmentWithoutPredecessor() {
    assertRefused(Edit.set(JSON, "/serial", "1"), CharterRefusal.SERIAL, "/serial");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/charterQuorum", "/ceremonyQuorum"})
  void refusesAQuorumLargerThanItsOfficers(String quorum) {
    assertRefused(Edit.set(JSON, quorum + "/k", "3"), CharterRefusal.QUORUM, quorum);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/charterQuorum", "/ceremonyQuorum"})
  void refusesAQuorumThatCountsOneOfficerTwice(String quorum) {
    assertRefused(Edit.texts(JSON, quorum + "/of", "ada", "ada"), CharterRefusal.QUORUM, quorum);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/charterQuorum", "/ceremonyQuorum"})
  void refusesAQuorumWithSomebodyWhoIsNoAdministrator(String quorum) {
    assertRefused(Edit.texts(JSON, quorum + "/of", "ada", "cleo"), CharterRefusal.QUORUM, quorum);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/charterQuorum", "/ceremonyQuorum"})
  void refusesOneOfficerAloneOnMainnetOnly(String quorum) {
    assertRefused(Edit.set(JSON, quorum + "/k", "1"), CharterRefusal.QUORUM, quorum);
    accepted(Charter.parse(Edit.set(offMainnet(), quorum + "/k", "1")));
  }

  @Test
  void refusesARuleDefinedTwice() {
    assertRefused(Edit.repeat(JSON, "/policy"), CharterRefusal.GROUP, "/policy");
  }

  @Test
  void refusesARuleWhoseGroupDoesNotExist() {
    assertRefused(
        Edit.set(JSON, "/policy/0/require/0/group", "nobody"),
        CharterRefusal.GROUP,
        "/policy/mainnet");
  }

  @Test
  void refusesARuleThatItsGroupCannotMeet() {
    assertRefused(
        Edit.set(JSON, "/policy/0/require/0/k", "3"), CharterRefusal.QUORUM, "/policy/mainnet");
  }

  @Test
  void refusesKeysWithoutBackupOnMainnetOnly() {
    assertRefused(Edit.set(JSON, "/backup", "none"), CharterRefusal.BACKUP, "/backup");
    accepted(Charter.parse(Edit.set(offMainnet(), "/backup", "none")));
  }

  @Test
  void refusesStateOnTheHostsDiskOnMainnetOnly() {
    assertRefused(Edit.set(JSON, "/stateStore", "local"), CharterRefusal.STORE, "/stateStore");
    accepted(Charter.parse(Edit.set(offMainnet(), "/stateStore", "local")));
  }

  @Test
  void refusesVolatileStateOnMainnet() {
    assertRefused(Edit.set(JSON, "/stateStore", "volatile"), CharterRefusal.STORE, "/stateStore");
  }

  @Test
  void refusesVolatileStateOnNitroWhateverTheNetwork() {
    assertRefused(
        Edit.set(offMainnet(), "/stateStore", "volatile"), CharterRefusal.STORE, "/stateStore");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "volatile",
        "arn:aws:dynamodb:local-simulated-1:000000000000:table/treza-vault-1"
      })
  void acceptsTheStoresOfASimulatorInItsRealm(String store) {
    JsonObject simulated =
        Edit.parse(
            Edit.set(
                offMainnet(), "/realm", new Realm.Simulated(Treasury.charter().digest()).text()));
    JsonObject sealed = Edit.parse(Edit.set(simulated, "/sealingKey", "simulated"));
    accepted(Charter.parse(Edit.set(sealed, "/stateStore", store)));
  }

  @Test
  void namesEachOfficerAndRoleItKnows() {
    Charter charter = Treasury.charter();
    assertThat(charter.officer("cleo")).contains(Treasury.CLEO.officer(Role.APPROVER));
    assertThat(charter.officer("dora")).isEmpty();
    assertThat(charter.withRole(Role.ADMINISTRATOR).stream().map(Officer::id))
        .isEqualTo(List.of("ada", "ben"));
  }

  @Test
  void refusesAnOfficerWhoWouldCountInTwoGroupsOfOneRule() {
    Charter plain = Treasury.charter();
    List<Group> groups =
        List.of(new Group("approvers", List.of("ben", "cleo")), new Group("risk", List.of("cleo")));
    Rule rule =
        new Rule(
            "mainnet",
            Set.of(NetworkMode.MAINNET),
            new Require(List.of(new GroupQuorum("approvers", 1), new GroupQuorum("risk", 1))));
    assertRefused(
        with(plain, plain.realm(), groups, rule), CharterRefusal.GROUP, "/policy/mainnet");
  }

  @Test
  void refusesToLetAnybodySignOnMainnet() {
    Charter plain = Treasury.charter();
    Rule rule = new Rule("mainnet", Set.of(NetworkMode.MAINNET), new Allow());
    assertRefused(
        with(plain, plain.realm(), plain.groups(), rule), CharterRefusal.POLICY, "/policy/mainnet");
  }

  @Test
  void refusesASimulatedCharterForMainnet() {
    Charter plain = Treasury.charter();
    assertRefused(
        with(plain, new Realm.Simulated(plain.digest()), plain.groups(), plain.rules().getFirst()),
        CharterRefusal.REALM,
        "/realm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simulated",
        "arn:aws:kms:eu-west-1:111122223333:alias/x",
        "arn:aws-cn:kms:cn-north-1:111122223333:key/1",
        "arn:aws:kms:eu-west-1:11112222333:key/1"
      })
  void refusesASealingKeyThatIsNoKeyOfTheCommercialPartition(String key) {
    assertRefused(Edit.set(JSON, "/sealingKey", key), CharterRefusal.STORE, "/sealingKey");
  }

  @Test
  void takesASimulatedKeyOfTheAccountNobodyHas() {
    accepted(Charter.parse(simulated("arn:aws:kms:local-1:000000000000:key/1")));
    accepted(Charter.parse(simulated(Charter.SIMULATED_KEY)));
  }

  @Test
  void refusesARealKeyInASimulatedCharter() {
    assertRefused(
        simulated("arn:aws:kms:local-1:111122223333:key/1"), CharterRefusal.REALM, "/realm");
  }

  private static Bytes simulated(String key) {
    JsonObject local = Edit.parse(Edit.set(offMainnet(), "/stateStore", Charter.LOCAL_STORE));
    String realm = new Realm.Simulated(Treasury.digest("simulator")).text();
    return Edit.set(Edit.parse(Edit.set(local, "/realm", realm)), "/sealingKey", key);
  }

  @Test
  void refusesARealTableInASimulatedCharter() {
    assertRefused(
        Edit.set(
            Edit.parse(simulated(Charter.SIMULATED_KEY)),
            "/stateStore",
            "arn:aws:dynamodb:eu-west-1:111122223333:table/treza-vault-1"),
        CharterRefusal.REALM,
        "/realm");
  }

  @Test
  void namesATenantOrNone() {
    assertThat(accepted(Charter.parse(Treasury.charter().encoded())).tenant()).contains("acme");
    assertThat(accepted(Charter.parse(Edit.remove(JSON, "tenant"))).tenant()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Local",
        "file:/x",
        "arn:aws:s3:::bucket",
        "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/treza"
      })
  void refusesAStoreOfUnknownForm(String store) {
    assertRefused(Edit.set(JSON, "/stateStore", store), CharterRefusal.STORE, "/stateStore");
  }

  private static Bytes with(Charter plain, Realm realm, List<Group> groups, Rule rule) {
    return new Charter(
            realm,
            plain.namespace(),
            plain.tenant(),
            plain.serial(),
            plain.previous(),
            plain.networks(),
            plain.place(),
            plain.sealingKey(),
            plain.stateStore(),
            plain.maxKeysPerEnclave(),
            plain.backup(),
            plain.approvalTtl(),
            plain.measurements(),
            plain.officers(),
            plain.charterQuorum(),
            plain.ceremonyQuorum(),
            groups,
            List.of(rule))
        .encoded();
  }
}
