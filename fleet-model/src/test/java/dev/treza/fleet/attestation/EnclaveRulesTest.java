package dev.treza.fleet.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnclaveRulesTest {
  private static final Digest ROOT = Digest.of(Bytes.utf8("charter root"));
  private static final PcrValue SOMETHING = PcrValue.extendedWith(Bytes.utf8("something"));
  private static final VerificationRequest REQUEST = TestEnclave.request();
  private static final VerificationRequest PINNED = REQUEST.withRoot(new ExpectedRoot.Pinned(ROOT));
  private static final VerificationRequest FOUNDING =
      REQUEST.withRoot(new ExpectedRoot.BeforeGenesis());

  private static RefusalId refused(TestEnclave enclave, VerificationRequest request) {
    return Verdicts.refused(enclave.document(), request);
  }

  private static ExpectedMeasurements expecting(Map<Integer, PcrValue> pcrs) {
    return ExpectedMeasurements.of(
        PublishedDocuments.accepted(Measurements.of("expected", "1.0", pcrs)));
  }

  private static VerificationRequest expectingAlso(int index, PcrValue value) {
    Map<Integer, PcrValue> pcrs = new TreeMap<>(TestEnclave.registers());
    pcrs.put(index, value);
    return VerificationRequest.of(REQUEST.anchor(), expecting(pcrs), REQUEST.judgedAt());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void refusesDebugModeEvenIfOneRegisterIsZeroAndExpected(int index) {
    TestEnclave debug = TestEnclave.usual().pcr(index, TestEnclave.zero());

    assertThat(refused(debug, expectingAlso(index, TestEnclave.zero())))
        .isEqualTo(AttestationRefusal.DEBUG);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void refusesADocumentThatHidesARegisterOfTheImage(int index) {
    Map<Integer, PcrValue> pcrs = TestEnclave.registers();
    pcrs.remove(index);

    assertThat(refused(TestEnclave.usual().pcrs(pcrs), REQUEST))
        .isEqualTo(AttestationRefusal.DEBUG);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8})
  void refusesAnImageThatDiffersInOneRegister(int index) {
    assertThat(refused(TestEnclave.usual(), expectingAlso(index, SOMETHING)))
        .isEqualTo(AttestationRefusal.MEASUREMENTS);
  }

  @Test
  void acceptsASignedImage() {
    Bytes signed = TestEnclave.usual().pcr(8, SOMETHING).document();

    Verdicts.accepted(signed, expectingAlso(8, SOMETHING));
  }

  @Test
  void namesTheExpectedSetThatFits() {
    Map<Integer, PcrValue> other = new TreeMap<>(TestEnclave.registers());
    other.put(0, SOMETHING);
    Measurements fits = TestEnclave.measurements().sets().getFirst();
    ExpectedMeasurements both = ExpectedMeasurements.of(expecting(other).sets().getFirst(), fits);
    VerificationRequest request =
        VerificationRequest.of(REQUEST.anchor(), both, REQUEST.judgedAt());

    assertThat(Verdicts.accepted(TestEnclave.usual().document(), request).measurements())
        .isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void refusesAnExpectedSetThatLeavesTheImageOpen(int index) {
    Map<Integer, PcrValue> pcrs = TestEnclave.registers();
    pcrs.remove(index);

    assertThat(Measurements.of("weak", "1.0", pcrs)).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 32})
  void refusesAnExpectedSetWithARegisterThatDoesNotExist(int index) {
    Map<Integer, PcrValue> pcrs = TestEnclave.registers();
    pcrs.put(index, SOMETHING);

    assertThat(Measurements.of("odd", "1.0", pcrs)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void acceptsTheEnclaveOfThePinnedCharterRoot() {
    TestEnclave founded = TestEnclave.usual().founded(PcrValue.ofCharterRoot(ROOT));

    assertThat(Verdicts.accepted(founded.document(), PINNED).notChecked())
        .doesNotContain(VerificationStep.ROOT, VerificationStep.PCR_LOCK);
  }

  @Test
  void refusesTheEnclaveOfAnotherCharterRoot() {
    TestEnclave other = TestEnclave.usual().founded(PcrValue.ofCharterRoot(Digest.of(Bytes.EMPTY)));

    assertThat(refused(other, PINNED)).isEqualTo(AttestationRefusal.ROOT);
  }

  @Test
  void refusesAnEnclaveThatWasNeverFoundedWhenARootIsPinned() {
    assertThat(refused(TestEnclave.usual(), PINNED)).isEqualTo(AttestationRefusal.ROOT);
  }

  @Test
  void refusesAFoundedEnclaveBeforeGenesis() {
    TestEnclave founded = TestEnclave.usual().founded(PcrValue.ofCharterRoot(ROOT));

    assertThat(refused(founded, FOUNDING)).isEqualTo(AttestationRefusal.ROOT);
    Verdicts.accepted(TestEnclave.usual().document(), FOUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 31})
  void refusesARegisterThatMustStayZero(int index) {
    TestEnclave odd = TestEnclave.usual().pcr(index, SOMETHING);
    TestEnclave locked = TestEnclave.usual().pcr(index, TestEnclave.zero());

    assertThat(refused(odd, FOUNDING)).isEqualTo(AttestationRefusal.PCR_LOCK);
    Verdicts.accepted(locked.document(), FOUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 31})
  void refusesAFoundedEnclaveWithARegisterThatIsStillOpen(int index) {
    Map<Integer, PcrValue> open = TestEnclave.foundedRegisters(PcrValue.ofCharterRoot(ROOT));
    open.remove(index);

    assertThat(refused(TestEnclave.usual().pcrs(open), PINNED))
        .isEqualTo(AttestationRefusal.PCR_LOCK);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 31})
  void refusesAFoundedEnclaveWithARegisterThatWasUsed(int index) {
    Map<Integer, PcrValue> used = TestEnclave.foundedRegisters(PcrValue.ofCharterRoot(ROOT));
    used.put(index, SOMETHING);

    assertThat(refused(TestEnclave.usual().pcrs(used), PINNED))
        .isEqualTo(AttestationRefusal.PCR_LOCK);
  }

  @Test
  void refusesAnotherRole() {
    assertThat(refused(TestEnclave.usual(), REQUEST.withPlace(place("arn:other", "eu-west-1"))))
        .isEqualTo(AttestationRefusal.PLACE);
  }

  @Test
  void refusesAnotherRegion() {
    assertThat(
            refused(TestEnclave.usual(), REQUEST.withPlace(place(TestEnclave.ROLE, "us-east-1"))))
        .isEqualTo(AttestationRefusal.PLACE);
  }

  @Test
  void acceptsThePlaceTheCharterNames() {
    VerificationRequest request =
        REQUEST.withPlace(place(TestEnclave.ROLE, TestEnclave.REGION, "us-east-1"));

    assertThat(Verdicts.accepted(TestEnclave.usual().document(), request).region())
        .isEqualTo(TestEnclave.REGION);
  }

  private static ExpectedPlace place(String role, String... regions) {
    return new ExpectedPlace(role, new TreeSet<>(Set.of(regions)));
  }

  @Test
  void refusesAnotherOrNoPublicKey() {
    Bytes key = Bytes.utf8("key");
    TestEnclave other =
        TestEnclave.usual().field("public_key", TestCbor.binary(Bytes.utf8("other")));

    assertThat(refused(other, REQUEST.withPublicKey(key))).isEqualTo(AttestationRefusal.PUBLIC_KEY);
    assertThat(refused(TestEnclave.usual(), REQUEST.withPublicKey(key)))
        .isEqualTo(AttestationRefusal.PUBLIC_KEY);
    Verdicts.accepted(other.document(), REQUEST.withPublicKey(Bytes.utf8("other")));
  }

  @Test
  void refusesAnotherOrNoStatement() {
    Digest statement = Digest.of(Bytes.utf8("statement"));
    TestEnclave bound = TestEnclave.usual().field("user_data", TestCbor.binary(statement.value()));

    assertThat(refused(bound, REQUEST.withStatement(ROOT))).isEqualTo(AttestationRefusal.USE);
    assertThat(refused(TestEnclave.usual(), REQUEST.withStatement(statement)))
        .isEqualTo(AttestationRefusal.USE);
    Verdicts.accepted(bound.document(), REQUEST.withStatement(statement));
  }

  @Test
  void reachesNothingAfterTheFirstFailure() {
    VerificationReport report = AttestationVerifier.verify(TestEnclave.usual().document(), PINNED);

    assertThat(report.step(VerificationStep.MEASUREMENTS)).isInstanceOf(StepOutcome.Passed.class);
    assertThat(report.step(VerificationStep.ROOT)).isInstanceOf(StepOutcome.Failed.class);
    assertThat(new TreeMap<>(report.steps()).tailMap(VerificationStep.PCR_LOCK).values())
        .containsOnly(new StepOutcome.NotReached());
  }
}
