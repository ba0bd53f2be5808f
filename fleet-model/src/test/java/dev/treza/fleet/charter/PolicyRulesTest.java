package dev.treza.fleet.charter;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a charter with clients, lists, witnesses and a full policy must hold to.
class PolicyRulesTest {
  private static final String ETHER = "eip155:1/slip44:60";
  private static final String SPKI = Treasury.digest("payments").hex();
  private static final JsonObject JSON = full();

  /// The treasury's charter with all that a charter may have; its first rule pays from `payments`.
  private static JsonObject full() {
    JsonObject json =
        edited(
            Treasury.charter().toJson(),
            "/addressBook",
            JsonArray.of(
                List.of(
                    JsonObject.builder()
                        .text("name", "Payroll")
                        .text("blockchain", "ethereum")
                        .text("address", "0x3535353535353535353535353535353535353535")
                        .build())));
    json =
        edited(
            json,
            "/addressLists",
            JsonArray.of(
                List.of(
                    JsonObject.builder()
                        .text("id", "payees")
                        .texts("names", List.of("Payroll"))
                        .build())));
    json =
        edited(
            json,
            "/clients",
            JsonArray.of(
                List.of(
                    JsonObject.builder()
                        .text("id", "payments")
                        .text("spki", SPKI)
                        .text("expires", "1800000000000")
                        .texts("rules", List.of("mainnet"))
                        .build())));
    json = texts(json, "/officers/2/roles", "approver", "witness");
    json = texts(json, "/witnesses", "cleo");
    json =
        edited(
            json,
            "/succession",
            JsonObject.builder()
                .text("delay", "86400000")
                .object(
                    "quorum",
                    JsonObject.builder().text("k", "2").texts("of", List.of("ben", "cleo")).build())
                .build());
    json = texts(json, "/policy/0/who", "client:payments");
    json = texts(json, "/policy/0/to", "@payees", "Payroll");
    json = texts(json, "/policy/0/asset", ETHER);
    return edited(
        json,
        "/policy/0/limits",
        JsonArray.of(
            List.of(JsonObject.builder().text("kind", "single").text("most", "10").build())));
  }

  private static JsonObject edited(JsonObject json, String place, JsonValue value) {
    return Edit.parse(Edit.set(json, place, value));
  }

  private static JsonObject texts(JsonObject json, String place, String... texts) {
    return Edit.parse(Edit.texts(json, place, texts));
  }

  private static void assertRefused(Bytes charter, CharterRefusal id, String place) {
    Refusal refusal = refused(Charter.parse(charter));
    assertThat(refusal.id()).as(refusal.line()).isEqualTo(id);
    assertThat(refusal.place()).as(refusal.line()).contains(place);
  }

  private static void assertRefused(Bytes charter, CharterRefusal id) {
    assertRefused(charter, id, "/policy/mainnet");
  }

  @Test
  void acceptsAFullCharterAndWritesItAsItWas() {
    Bytes encoded = CanonicalJson.encode(JSON);
    assertThat(accepted(Charter.parse(encoded)).encoded()).isEqualTo(encoded);
  }

  @Test
  void refusesARuleForNobody() {
    assertRefused(
        Edit.texts(JSON, "/policy/0/who", "client:payments", "officer:dora"),
        CharterRefusal.POLICY);
    assertRefused(
        Edit.texts(JSON, "/policy/1/who", "client:reports"),
        CharterRefusal.POLICY,
        "/policy/testnet");
  }

  @Test
  void refusesAClientInARuleWhereItMayNotAppear() {
    assertRefused(
        Edit.texts(JSON, "/policy/1/who", "client:payments"),
        CharterRefusal.POLICY,
        "/policy/testnet");
  }

  @Test
  void refusesAClientWhoseRuleDoesNotNameIt() {
    assertRefused(
        Edit.texts(JSON, "/clients/0/rules", "mainnet", "testnet"),
        CharterRefusal.CLIENT,
        "/clients/payments");
    assertRefused(
        Edit.texts(JSON, "/clients/0/rules", "nothing"),
        CharterRefusal.CLIENT,
        "/clients/payments");
  }

  @Test
  void refusesAClientNamedTwice() {
    assertRefused(Edit.repeat(JSON, "/clients"), CharterRefusal.CLIENT, "/clients");
  }

  @Test
  void refusesAnAddresseeThatTheAddressBookDoesNotHave() {
    assertRefused(Edit.texts(JSON, "/policy/0/to", "Rent"), CharterRefusal.POLICY);
    assertRefused(Edit.texts(JSON, "/policy/0/to", "@others"), CharterRefusal.POLICY);
  }

  @Test
  void refusesAListOfNamesThatAreNotThere() {
    assertRefused(
        Edit.texts(JSON, "/addressLists/0/names", "Rent"),
        CharterRefusal.ADDRESS_BOOK,
        "/addressLists");
  }

  @Test
  void refusesAListDefinedTwice() {
    assertRefused(Edit.repeat(JSON, "/addressLists"), CharterRefusal.ADDRESS_BOOK, "/addressLists");
  }

  @Test
  void refusesANameThatWouldBeAListOrEverything() {
    for (String name : List.of("@payees", "*")) {
      assertRefused(
          Edit.set(JSON, "/addressBook/0/name", name), CharterRefusal.ADDRESS_BOOK, "/addressBook");
    }
  }

  @Test
  void refusesALimitOfAnAmountWithoutOneAsset() {
    assertRefused(Edit.texts(JSON, "/policy/0/asset", "*"), CharterRefusal.POLICY);
    assertRefused(
        Edit.texts(JSON, "/policy/0/asset", ETHER, "eip155:10/slip44:60"), CharterRefusal.POLICY);
  }

  @Test
  void acceptsACountOfAnything() {
    JsonObject count = Edit.parse(Edit.texts(JSON, "/policy/0/asset", "*"));
    accepted(
        Charter.parse(
            Edit.set(
                count,
                "/policy/0/limits",
                JsonArray.of(
                    List.of(
                        JsonObject.builder()
                            .text("kind", "count")
                            .text("most", "10")
                            .text("period", "3600000")
                            .build())))));
  }

  @Test
  void refusesFunctionsOfAnythingButCalls() {
    assertRefused(Edit.texts(JSON, "/policy/0/selectors", "a9059cbb"), CharterRefusal.POLICY);
  }

  @Test
  void refusesMoreThanThreeGroups() {
    JsonObject json = JSON;
    for (int i = 0; i < 3; i++) {
      json = Edit.parse(Edit.repeat(json, "/policy/0/require"));
    }
    assertThat(refused(Charter.parse(CanonicalJson.encode(json))).id())
        .isIn(CharterRefusal.POLICY, CharterRefusal.GROUP);
  }

  @Test
  void refusesToHoldWhatIsBlocked() {
    assertRefused(
        Edit.set(JSON, "/policy/1/hold", "60000"), CharterRefusal.POLICY, "/policy/testnet");
  }

  @Test
  void refusesAWitnessWithoutTheRole() {
    assertRefused(Edit.texts(JSON, "/witnesses", "ben"), CharterRefusal.WITNESS, "/witnesses");
  }

  @Test
  void refusesAWitnessNamedTwice() {
    assertRefused(
        Edit.texts(JSON, "/witnesses", "cleo", "cleo"), CharterRefusal.WITNESS, "/witnesses");
  }

  @Test
  void refusesASuccessionThatCannotBeMet() {
    assertRefused(
        Edit.set(JSON, "/succession/quorum/k", "3"), CharterRefusal.QUORUM, "/succession");
    assertRefused(
        Edit.texts(JSON, "/succession/quorum/of", "ben", "dora"),
        CharterRefusal.QUORUM,
        "/succession");
    assertRefused(
        Edit.texts(JSON, "/succession/quorum/of", "ben", "ben"),
        CharterRefusal.QUORUM,
        "/succession");
  }

  @Test
  void refusesASuccessionByOneAloneOnMainnet() {
    assertRefused(
        Edit.set(JSON, "/succession/quorum/k", "1"), CharterRefusal.QUORUM, "/succession");
  }
}
