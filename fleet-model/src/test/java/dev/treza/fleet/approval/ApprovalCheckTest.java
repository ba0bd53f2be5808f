package dev.treza.fleet.approval;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static dev.treza.fleet.treasury.Treasury.ADA;
import static dev.treza.fleet.treasury.Treasury.BEN;
import static dev.treza.fleet.treasury.Treasury.CLEO;
import static dev.treza.fleet.treasury.Treasury.DORA;
import static dev.treza.fleet.treasury.Treasury.NOW;
import static dev.treza.fleet.treasury.Treasury.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One approval that counts, and each way in which it would not.
class ApprovalCheckTest {
  private static final Charter CHARTER = Treasury.charter();
  private static final Duration TTL = CHARTER.approvalTtl();
  private static final Approval GOOD = approval("ben");
  private static final ApprovalContext CONTEXT = context(Optional.empty(), NOW);

  /// The order n of P-256 (SEC 2 section 2.4.2).
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private static Approval approval(String officer) {
    return new Approval(
        JwsType.APPROVAL,
        Treasury.REALM,
        "treasury",
        Treasury.ENCLAVE,
        Optional.empty(),
        digest("request"),
        digest("review"),
        "evm/1",
        CHARTER.digest(),
        officer,
        Decision.APPROVE,
        List.of("TXR-ONE", "TXR-TWO"),
        NOW,
        NOW.plus(TTL),
        Bytes.of(new byte[Approval.NONCE_LENGTH]));
  }

  private static ApprovalContext context(Optional<Digest> boot, Instant now) {
    return new ApprovalContext(
        JwsType.APPROVAL,
        Set.of(Role.APPROVER),
        CHARTER,
        Treasury.ENCLAVE,
        boot,
        digest("request"),
        digest("review"),
        "evm/1",
        Set.of("TXR-ONE", "TXR-TWO"),
        now);
  }

  /// What comes of the good approval with one field changed, signed by the right officer.
  private static String refusalWith(String field, String value) {
    return refusal(Edit.set(GOOD.toJson(), "/" + field, value));
  }

  private static String refusal(Bytes payload) {
    return id(check(BEN.sign(JwsType.APPROVAL, Edit.parse(payload))));
  }

  private static Outcome<ValidApproval> check(String jws) {
    return ApprovalCheck.check(jws, CONTEXT);
  }

  @Test
  void acceptsAnApprovalThatFitsInEveryField() {
    ValidApproval valid = accepted(check(BEN.sign(GOOD)));
    assertThat(valid.approval()).isEqualTo(GOOD);
    assertThat(valid.officer()).isEqualTo("ben");
    assertThat(valid.payload()).isEqualTo(Digest.of(bytes(GOOD)));
  }

  @Test
  void acceptsAnEd25519Key() {
    assertThat(accepted(check(CLEO.sign(approval("cleo")))).officer()).isEqualTo("cleo");
  }

  @ParameterizedTest
  @CsvSource({
    "realm, simulated:5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a, REALM",
    "namespace, other, APR-PLACE",
    "enclave, vault-2, APR-PLACE",
    "model, evm/3, APR-MODEL",
    "officer, dora, APR-OFFICER",
    "officer, ada, APR-OFFICER",
    "officer, cleo, APR-KEY",
    "decision, reject, APR-REJECT",
    "decision, maybe, JSON-SCHEMA",
    "nonce, 00, APR-NONCE",
    "nonce, 0000000000000000000000000000000000, APR-NONCE"
  })
  void refusesAWrong(String field, String value, String id) {
    assertThat(refusalWith(field, value)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "request, APR-REQUEST",
    "review, APR-REVIEW",
    "charter, APR-CHARTER",
    "boot, APR-BOOT"
  })
  void refusesAnotherDigestAs(String field, String id) {
    assertThat(refusalWith(field, digest("another").hex())).isEqualTo(id);
  }

  @Test
  void refusesAnApprovalWithoutTheBootItMustName() {
    assertThat(id(ApprovalCheck.check(BEN.sign(GOOD), context(Optional.of(digest("boot")), NOW))))
        .isEqualTo("APR-BOOT");
  }

  @Test
  void refusesARiskThatWasNotAcknowledged() {
    Bytes one = Edit.texts(GOOD.toJson(), "/acknowledged", "TXR-ONE");
    assertThat(refusal(one)).isEqualTo("APR-ACKNOWLEDGED");
    assertThat(refusal(Edit.remove(GOOD.toJson(), "acknowledged"))).isEqualTo("APR-ACKNOWLEDGED");
  }

  @Test
  void acceptsAnAcknowledgementOfMoreThanIsCritical() {
    Bytes more = Edit.texts(GOOD.toJson(), "/acknowledged", "TXR-ONE", "TXR-THREE", "TXR-TWO");
    accepted(check(BEN.sign(JwsType.APPROVAL, Edit.parse(more))));
  }

  @Test
  void refusesALifeLongerThanTheChartersByOneMillisecond() {
    assertThat(refusalWith("expires", millis(NOW.plus(TTL).plusMillis(1))))
        .isEqualTo("APR-LIFETIME");
  }

  @Test
  void refusesALifeThatEndsWhereItBegins() {
    assertThat(refusalWith("expires", millis(NOW))).isEqualTo("APR-LIFETIME");
    assertThat(refusalWith("expires", millis(NOW.minusMillis(1)))).isEqualTo("APR-LIFETIME");
  }

  @Test
  void takesAnApprovalUntilTheMillisecondBeforeItExpires() {
    String jws = BEN.sign(GOOD);
    Instant end = GOOD.expires();
    accepted(ApprovalCheck.check(jws, context(Optional.empty(), end.minusMillis(1))));
    assertThat(id(ApprovalCheck.check(jws, context(Optional.empty(), end))))
        .isEqualTo("APR-EXPIRED");
  }

  @Test
  void toleratesFiveMinutesOfAFastClockAndNoMore() {
    String jws = BEN.sign(GOOD);
    Instant earliest = NOW.minus(Duration.ofMinutes(5));
    accepted(ApprovalCheck.check(jws, context(Optional.empty(), earliest)));
    assertThat(id(ApprovalCheck.check(jws, context(Optional.empty(), earliest.minusMillis(1)))))
        .isEqualTo("APR-EARLY");
  }

  @Test
  void refusesADocumentOfAnotherKindBeforeReadingIt() {
    String genesis =
        BEN.sign(JwsType.GENESIS, Edit.parse(Edit.set(GOOD.toJson(), "/kind", "genesis")));
    assertThat(id(check(genesis))).isEqualTo("JWS-TYP");
  }

  @Test
  void refusesAKeyTheCharterDoesNotName() {
    assertThat(id(check(DORA.sign(GOOD)))).isEqualTo("JWS-KEY-UNKNOWN");
  }

  @Test
  void refusesAnOfficerWhoSignsInTheNameOfAnother() {
    assertThat(id(check(CLEO.sign(GOOD)))).isEqualTo("APR-KEY");
    assertThat(id(check(ADA.sign(GOOD)))).isEqualTo("APR-KEY");
  }

  @Test
  void refusesAnUnknownField() {
    assertThat(refusalWith("surprise", "x")).isEqualTo("JSON-SCHEMA");
  }

  @Test
  void refusesASecondApprovalFromTheSameOfficer() {
    Bytes second = Edit.set(GOOD.toJson(), "/nonce", "ff".repeat(16));
    List<String> both = List.of(BEN.sign(GOOD), BEN.sign(JwsType.APPROVAL, Edit.parse(second)));
    assertThat(id(ApprovalCheck.checkAll(both, CONTEXT))).isEqualTo("APR-TWICE");
  }

  @Test
  void oneRejectAmongApprovalsRefusesAll() {
    Bytes reject = Edit.set(approval("cleo").toJson(), "/decision", "reject");
    List<String> both = List.of(BEN.sign(GOOD), CLEO.sign(JwsType.APPROVAL, Edit.parse(reject)));
    assertThat(id(ApprovalCheck.checkAll(both, CONTEXT))).isEqualTo("APR-REJECT");
  }

  @Test
  void countsEachOfficerOnce() {
    List<String> both = List.of(BEN.sign(GOOD), CLEO.sign(approval("cleo")));
    assertThat(accepted(ApprovalCheck.checkAll(both, CONTEXT)).stream().map(ValidApproval::officer))
        .containsExactly("ben", "cleo");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void refusesATamperedCharacterInEveryPart(int part) {
    String[] parts = BEN.sign(GOOD).split("\\.");
    char old = parts[part].charAt(9);
    parts[part] =
        parts[part].substring(0, 9) + (old == 'A' ? 'B' : 'A') + parts[part].substring(10);
    assertThat(id(check(String.join(".", parts)))).startsWith("JWS-");
  }

  @Test
  void theMirroredSignatureHasTheSameIdentity() {
    String jws = BEN.sign(GOOD);
    String mirrored = mirrored(jws);
    assertThat(mirrored).isNotEqualTo(jws);
    ValidApproval one = accepted(check(jws));
    ValidApproval other = accepted(check(mirrored));
    assertThat(other.payload()).isEqualTo(one.payload());
    assertThat(id(ApprovalCheck.checkAll(List.of(jws, mirrored), CONTEXT))).isEqualTo("APR-TWICE");
  }

  @Test
  void comesBackFromItsCanonicalBytes() {
    for (Approval approval : List.of(GOOD, bare())) {
      assertThat(accepted(JsonFields.decode(bytes(approval), Approval::read))).isEqualTo(approval);
    }
  }

  /// With every optional field turned round.
  private static Approval bare() {
    return accepted(
        JsonFields.decode(
            Edit.set(
                Edit.parse(Edit.remove(GOOD.toJson(), "acknowledged")),
                "/boot",
                digest("boot").hex()),
            Approval::read));
  }

  /// The same signature as (r, n − s), which ECDSA accepts as well.
  private static String mirrored(String jws) {
    int cut = jws.lastIndexOf('.');
    Bytes signature = Base64Url.decode(jws.substring(cut + 1)).orElseThrow();
    BigInteger s = new BigInteger(1, signature.slice(32, 64).toArray());
    String hex = "%064x".formatted(P256_ORDER.subtract(s));
    return jws.substring(0, cut + 1) + signature.slice(0, 32).concat(Bytes.hex(hex)).base64Url();
  }

  private static Bytes bytes(Approval approval) {
    return CanonicalJson.encode(approval.toJson());
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }
}
