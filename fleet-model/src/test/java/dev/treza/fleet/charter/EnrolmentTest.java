package dev.treza.fleet.charter;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.ReceiveKey;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Person;
import dev.treza.fleet.treasury.Treasury;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
  private static final ReceiveKey RECEIVE =
      accepted(
          ReceiveKey.of(
              Bytes.hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")));

  private static Enrolment dora(Optional<ReceiveKey> receive) {
    return new Enrolment(
        Treasury.REALM,
        "dora",
        "Dora Lang",
        Set.of(Role.CUSTODIAN, Role.APPROVER),
        CredentialKind.TOKEN,
        Treasury.DORA.signer().key(),
        receive);
  }

  private static JsonObject payload(String jws) {
    return Edit.parse(Base64Url.decode(jws.split("\\.", -1)[1]).orElseThrow());
  }

  @Test
  void comesBackAsItWasSigned() throws SigningException {
    Enrolment enrolment = dora(Optional.of(RECEIVE));

    assertThat(accepted(Enrolment.verify(enrolment.sign(Treasury.DORA.signer()))))
        .isEqualTo(enrolment);
  }

  @Test
  void givesTheOfficerThatACharterMayName() {
    assertThat(dora(Optional.of(RECEIVE)).officer())
        .isEqualTo(
            new Officer(
                "dora",
                "Dora Lang",
                Set.of(Role.CUSTODIAN, Role.APPROVER),
                CredentialKind.TOKEN,
                List.of(Treasury.DORA.signer().key()),
                Optional.of(RECEIVE)));
  }

  @Test
  void refusesAKeyThatSomebodyElseSignedFor() throws SigningException {
    JsonObject said = payload(dora(Optional.empty()).sign(Treasury.DORA.signer()));
    String forged = Treasury.ADA.sign(JwsType.ENROLMENT, said);

    assertThat(id(Enrolment.verify(forged))).isEqualTo("JWS-KEY-UNKNOWN");
  }

  @Test
  void refusesAChangedWish() throws SigningException {
    String jws = dora(Optional.empty()).sign(Treasury.DORA.signer());
    Bytes changed = Edit.set(payload(jws), "/officer/id", "dorian");
    String[] parts = jws.split("\\.", -1);

    assertThat(id(Enrolment.verify(parts[0] + "." + changed.base64Url() + "." + parts[2])))
        .isEqualTo("JWS-SIGNATURE");
  }

  @Test
  void refusesADocumentSignedForAnotherPurpose() {
    Person dora = Treasury.DORA;
    String other = dora.sign(JwsType.ENTRY, JsonObject.builder().text("kind", "entry").build());

    assertThat(id(Enrolment.verify(other))).isEqualTo("JSON-SCHEMA");
  }

  @Test
  void refusesWhatIsNoSignedDocument() {
    assertThat(id(Enrolment.verify("{}"))).isEqualTo("JWS-FORM");
    assertThat(id(Enrolment.verify("a.*.c"))).isEqualTo("JWS-BASE64");
  }

  @Test
  void isNotSignedWithAnotherKeyThanItNames() {
    Enrolment enrolment = dora(Optional.empty());

    assertThatThrownBy(() -> enrolment.sign(Treasury.ADA.signer()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
