package dev.treza.fleet.charter;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static dev.treza.fleet.treasury.Treasury.ADA;
import static dev.treza.fleet.treasury.Treasury.BEN;
import static dev.treza.fleet.treasury.Treasury.CLEO;
import static dev.treza.fleet.treasury.Treasury.DORA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Person;
import dev.treza.fleet.treasury.Treasury;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rule `CHR-POSSESSION`: one test for what it lets through and one for each way to fail.
class PossessionTest {
  private static final Charter ROOT = Treasury.charter();

  /// The root's successor, which names Dora as an approver too.
  private static final Charter WITH_DORA = amended();

  private static Charter amended() {
    JsonObject json = Edit.parse(Edit.set(ROOT.toJson(), "/serial", "1"));
    json = Edit.parse(Edit.set(json, "/previous", ROOT.digest().hex()));
    List<JsonValue> officers =
        new ArrayList<>(((JsonArray) json.member("officers").orElseThrow()).items());
    officers.add(DORA.officer(Role.APPROVER).toJson());
    return accepted(Charter.parse(Edit.set(json, "/officers", new JsonArray(officers))));
  }

  private static String signed(Charter charter, Person person) throws SigningException {
    return Possession.sign(charter, person.id(), person.signer());
  }

  @Test
  void givesTheKeyThatSignedTheCharterThatNamesIt() throws SigningException {
    assertThat(accepted(Possession.verify(signed(WITH_DORA, DORA), WITH_DORA)))
        .isEqualTo(DORA.signer().key());
  }

  @Test
  void refusesASignatureUnderAnotherCharter() throws SigningException {
    assertThat(id(Possession.verify(signed(ROOT, ADA), WITH_DORA))).isEqualTo("CHR-POSSESSION");
  }

  @Test
  void refusesAKeyThatTheCharterDoesNotName() throws SigningException {
    assertThat(id(Possession.verify(signed(ROOT, DORA), ROOT))).isEqualTo("JWS-KEY-UNKNOWN");
  }

  @Test
  void refusesAKeyThatSpeaksForAnotherOfficer() throws SigningException {
    String jws = Possession.sign(WITH_DORA, "ben", DORA.signer());

    assertThat(id(Possession.verify(jws, WITH_DORA))).isEqualTo("CHR-POSSESSION");
  }

  @Test
  void refusesTheRealmOfAnother() {
    JsonObject said =
        JsonObject.builder()
            .text("kind", "possession")
            .text("realm", "simulated:" + "00".repeat(32))
            .digest("amendment", WITH_DORA.digest())
            .text("officer", "dora")
            .build();

    assertThat(id(Possession.verify(DORA.sign(JwsType.POSSESSION, said), WITH_DORA)))
        .isEqualTo("REALM");
  }

  @Test
  void asksOnlyNewlyNamedKeysOfAnAmendment() throws SigningException {
    List<String> one = List.of(signed(WITH_DORA, DORA));

    assertThat(accepted(Possession.verifyAll(one, WITH_DORA, Optional.of(ROOT))))
        .isEqualTo(WITH_DORA);
    assertThat(id(Possession.verifyAll(List.of(), WITH_DORA, Optional.of(ROOT))))
        .isEqualTo("CHR-POSSESSION");
  }

  @Test
  void asksNobodyAgainWhereNoKeyIsNew() {
    assertThat(accepted(Possession.verifyAll(List.of(), ROOT, Optional.of(ROOT)))).isEqualTo(ROOT);
  }

  @Test
  void asksEveryKeyOfARoot() throws SigningException {
    List<String> two = List.of(signed(ROOT, ADA), signed(ROOT, BEN));
    assertThat(id(Possession.verifyAll(two, ROOT, Optional.empty()))).isEqualTo("CHR-POSSESSION");

    List<String> all = List.of(signed(ROOT, ADA), signed(ROOT, BEN), signed(ROOT, CLEO));
    assertThat(accepted(Possession.verifyAll(all, ROOT, Optional.empty()))).isEqualTo(ROOT);
  }

  @Test
  void refusesAllIfOneSignatureIsNone() throws SigningException {
    String good = signed(WITH_DORA, DORA);

    assertThat(id(Possession.verifyAll(List.of(good, "a.b"), WITH_DORA, Optional.of(ROOT))))
        .isEqualTo("JWS-FORM");
  }
}
