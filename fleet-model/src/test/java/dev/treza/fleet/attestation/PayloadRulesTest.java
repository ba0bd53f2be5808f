package dev.treza.fleet.attestation;

import static dev.treza.fleet.attestation.TestCbor.binary;
import static dev.treza.fleet.attestation.TestCbor.text;
import static dev.treza.fleet.attestation.TestCbor.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.RefusalId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadRulesTest {
  private static RefusalId refused(TestEnclave enclave) {
    return Verdicts.refused(enclave.document(), TestEnclave.request());
  }

  private static AttestationDocument accepted(TestEnclave enclave) {
    return Verdicts.accepted(enclave.document(), TestEnclave.request()).document();
  }

  private static Bytes zeros(int length) {
    return binary(Bytes.of(new byte[length]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"module_id", "digest", "timestamp", "pcrs", "certificate", "cabundle"})
  void refusesAMissingField(String name) {
    assertThat(refused(TestEnclave.usual().without(name))).isEqualTo(AttestationRefusal.PAYLOAD);
    assertThat(refused(TestEnclave.usual().field(name, TestCbor.NULL)))
        .isEqualTo(AttestationRefusal.PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"public_key", "user_data", "nonce"})
  void takesNullAndAbsenceOfAnOptionalFieldAsTheSame(String name) {
    AttestationDocument absent = accepted(TestEnclave.usual().without(name));

    assertThat(absent.publicKey().or(absent::userData).or(absent::nonce)).isEmpty();
  }

  static Stream<Arguments> fieldsAgainstTheRules() {
    return Stream.of(
        Arguments.of("module_id", whole(1)),
        Arguments.of("digest", text("SHA256")),
        Arguments.of("timestamp", whole(0)),
        Arguments.of("timestamp", Bytes.hex("20")),
        Arguments.of("timestamp", text("0")),
        Arguments.of("timestamp", whole(Long.MAX_VALUE)),
        Arguments.of("pcrs", TestCbor.map(Map.of())),
        Arguments.of("pcrs", TestCbor.map(Map.of(whole(32), zeros(48)))),
        Arguments.of("pcrs", TestCbor.map(Map.of(Bytes.hex("20"), zeros(48)))),
        Arguments.of("pcrs", TestCbor.map(Map.of(text("0"), zeros(48)))),
        Arguments.of("pcrs", TestCbor.map(Map.of(whole(0), zeros(32)))),
        Arguments.of("pcrs", TestCbor.map(Map.of(whole(0), zeros(64)))),
        Arguments.of("pcrs", TestCbor.map(Map.of(whole(0), TestCbor.NULL))),
        Arguments.of("certificate", zeros(0)),
        Arguments.of("certificate", zeros(1025)),
        Arguments.of("cabundle", TestCbor.array(List.of())),
        Arguments.of("cabundle", TestCbor.array(List.of(zeros(1025)))),
        Arguments.of("cabundle", TestCbor.array(Collections.nCopies(17, zeros(1)))),
        Arguments.of("public_key", zeros(0)),
        Arguments.of("public_key", zeros(1025)),
        Arguments.of("user_data", zeros(513)),
        Arguments.of("user_data", text("text")),
        Arguments.of("nonce", zeros(513)));
  }

  @ParameterizedTest
  @MethodSource("fieldsAgainstTheRules")
  void refusesAFieldAgainstTheRules(String name, Bytes value) {
    assertThat(refused(TestEnclave.usual().field(name, value)))
        .isEqualTo(AttestationRefusal.PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "i-0123456789abcdef0", "i-0123456789abcdef0-tpm0123456789abcdef", "i-0-enc0"})
  void refusesAModuleThatIsNoEnclave(String module) {
    assertThat(refused(TestEnclave.usual().field("module_id", text(module))))
        .isEqualTo(AttestationRefusal.PLATFORM);
  }

  @Test
  void acceptsUserDataOfLengthZero() {
    assertThat(accepted(TestEnclave.usual().field("user_data", zeros(0))).userData())
        .contains(Bytes.EMPTY);
  }

  @Test
  void acceptsAndReportsUnknownFields() {
    TestEnclave newer = TestEnclave.usual().field("zeta", Bytes.hex("f5")).field("alpha", whole(1));

    assertThat(accepted(newer).unknownKeys()).containsExactly("alpha", "zeta");
    assertThat(Verdicts.step(VerificationStep.PAYLOAD, newer.document(), TestEnclave.request()))
        .isEqualTo(new StepOutcome.Passed("unknown fields ignored: alpha, zeta"));
  }

  @Test
  void boundsRegistersByTheirNumberNotTheirCount() {
    Map<Integer, PcrValue> sparse = TestEnclave.registers();
    sparse.keySet().retainAll(List.of(0, 1, 2));
    sparse.put(31, TestEnclave.zero());

    assertThat(accepted(TestEnclave.usual().pcrs(sparse)).pcrs()).containsOnlyKeys(0, 1, 2, 31);
  }

  @Test
  void acceptsAPayloadOfIndefiniteLength() {
    Verdicts.accepted(TestEnclave.usual().documentWithIndefiniteMap(), TestEnclave.request());
  }

  @Test
  void refusesAPayloadWithBytesBehindIt() {
    Bytes payload = accepted(TestEnclave.usual()).envelope().payload().concat(Bytes.hex("00"));

    assertThat(Verdicts.refused(TestEnclave.usual().signed(payload), TestEnclave.request()))
        .isEqualTo(AttestationRefusal.MALFORMED);
  }

  @Test
  void refusesAPayloadThatIsNoMap() {
    assertThat(Verdicts.refused(TestEnclave.usual().signed(whole(1)), TestEnclave.request()))
        .isEqualTo(AttestationRefusal.PAYLOAD);
  }

  @Test
  void refusesAProtectedHeaderThatSaysMore() {
    Bytes header = Bytes.hex("a20138220440");

    assertThat(
            Verdicts.refused(
                TestEnclave.envelope(header, whole(1), Bytes.EMPTY), TestEnclave.request()))
        .isEqualTo(AttestationRefusal.ALGORITHM);
  }

  @Test
  void refusesADocumentThatIsTooLarge() {
    assertThat(Verdicts.refused(Bytes.of(new byte[17 * 1024]), TestEnclave.request()))
        .isEqualTo(AttestationRefusal.SIZE);
  }

  @Test
  void refusesAPayloadThatIsTooLarge() {
    Bytes payload = Bytes.of(new byte[16 * 1024 + 1]);

    assertThat(
            Verdicts.refused(
                TestEnclave.envelope(CoseSign1.ES384, payload, Bytes.of(new byte[96])),
                TestEnclave.request()))
        .isEqualTo(AttestationRefusal.SIZE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d2", "80", "a0", "f6", "8340a040"})
  void refusesInputThatIsNoDocument(String hex) {
    assertThat(Verdicts.refused(Bytes.hex(hex), TestEnclave.request()))
        .isEqualTo(AttestationRefusal.MALFORMED);
  }
}
