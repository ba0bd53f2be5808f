package dev.treza.fleet.charter;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static dev.treza.fleet.treasury.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharterTest {
  private static final Charter CHARTER = Treasury.charter();
  private static final JsonObject JSON = CHARTER.toJson();

  @Test
  void comesBackFromItsCanonicalBytesWithTheSameDigest() {
    Charter read = accepted(Charter.parse(CHARTER.encoded()));
    assertThat(read).isEqualTo(CHARTER);
    assertThat(read.digest()).isEqualTo(CHARTER.digest()).isEqualTo(Digest.of(CHARTER.encoded()));
  }

  @Test
  void anAmendmentComesBackToo() {
    Bytes amendment =
        Edit.set(Edit.parse(Edit.set(JSON, "/serial", "1")), "/previous", CHARTER.digest().hex());
    Charter read = accepted(Charter.parse(amendment));
    assertThat(read.previous()).contains(CHARTER.digest());
    assertThat(read.encoded()).isEqualTo(amendment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/networks", "/officers/0/roles"})
  void refusesWordsThatAreNotInTheirOneOrder(String list) {
    assertThat(refused(Charter.parse(Edit.reverse(JSON, list))).id()).isEqualTo(JsonRefusal.CANON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/surprise",
        "/place/surprise",
        "/officers/1/surprise",
        "/officers/1/sign/0/surprise",
        "/charterQuorum/surprise",
        "/groups/0/surprise",
        "/policy/0/surprise",
        "/policy/0/require/0/surprise",
        "/measurements/0/surprise",
        "/measurements/0/pcrs/32",
        "/measurements/0/pcrs/00"
      })
  void refusesAFieldItDoesNotKnow(String place) {
    assertThat(refused(Charter.parse(Edit.set(JSON, place, "x"))).id())
        .isEqualTo(JsonRefusal.SCHEMA);
  }

  @Test
  void refusesEveryMissingField() {
    Set<String> needed = new HashSet<>(JSON.members().keySet());
    needed.remove("tenant");
    for (String member : needed) {
      assertThat(id(Charter.parse(Edit.remove(JSON, member)))).as(member).isEqualTo("JSON-SCHEMA");
    }
  }

  @Test
  void mayBeOfNoTenant() {
    assertThat(accepted(Charter.parse(Edit.remove(JSON, "tenant"))).tenant()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v, 2",
    "/realm, simulated",
    "/namespace, Treasury",
    "/serial, -1",
    "/serial, 9223372036854775808",
    "/networks/0, moonnet",
    "/maxKeysPerEnclave, 0",
    "/maxKeysPerEnclave, 1001",
    "/backup, maybe",
    "/approvalTtl, 0",
    "/approvalTtl, 86400001",
    "/charterQuorum/k, 0",
    "/officers/0/id, Ada",
    "/officers/0/roles/0, king",
    "/officers/0/credential, paper",
    "/policy/0/verdict, perhaps",
    "/measurements/0/pcrs/0, 00"
  })
  void refusesAValueOutOfItsRange(String place, String value) {
    assertThat(id(Charter.parse(Edit.set(JSON, place, value)))).isEqualTo("JSON-SCHEMA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/officers", "/officers/0/roles", "/officers/0/sign", "/charterQuorum/of"})
  void refusesAnEmptyList(String list) {
    assertThat(id(Charter.parse(Edit.texts(JSON, list)))).isEqualTo("JSON-SCHEMA");
  }
}
