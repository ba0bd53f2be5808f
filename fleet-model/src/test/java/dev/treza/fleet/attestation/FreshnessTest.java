package dev.treza.fleet.attestation;

import static dev.treza.fleet.attestation.TestEnclave.LEAF_FROM;
import static dev.treza.fleet.attestation.TestEnclave.LEAF_TO;
import static dev.treza.fleet.attestation.TestEnclave.MADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Bytes NONCE = Bytes.utf8("the viewer's own thirty-two bytes");

  private static VerificationRequest at(Instant now) {
    return request(JudgedAt.live(now));
  }

  private static VerificationRequest request(JudgedAt judgedAt) {
    return VerificationRequest.of(TestEnclave.anchor(), TestEnclave.measurements(), judgedAt);
  }

  private static Bytes usual() {
    return TestEnclave.usual().document();
  }

  private static Bytes madeAt(Instant time) {
    return TestEnclave.usual().field("timestamp", TestCbor.whole(time.toEpochMilli())).document();
  }

  private static Bytes answering(Bytes nonce) {
    return TestEnclave.usual().field("nonce", TestCbor.binary(nonce)).document();
  }

  @Test
  void acceptsADocumentOfUpToFiveMinutes() {
    assertThat(Verdicts.accepted(usual(), at(MADE.plusSeconds(300))).notChecked())
        .doesNotContain(VerificationStep.FRESHNESS);
  }

  @Test
  void refusesADocumentOlderThanFiveMinutes() {
    assertThat(Verdicts.refused(usual(), at(MADE.plusSeconds(301))))
        .isEqualTo(AttestationRefusal.STALE);
  }

  @Test
  void refusesATimestampInSeconds() {
    Bytes seconds =
        TestEnclave.usual().field("timestamp", TestCbor.whole(MADE.getEpochSecond())).document();

    assertThat(Verdicts.refused(seconds, at(MADE))).isEqualTo(AttestationRefusal.STALE);
  }

  @Test
  void saysThatTheClockIsOffWhenTheCertificateIsNotYetValid() {
    assertThat(Verdicts.refused(usual(), at(LEAF_FROM.minusSeconds(31))))
        .isEqualTo(AttestationRefusal.CLOCK);
  }

  @Test
  void saysThatTheClockIsOffWhenTheDocumentIsFromTheFuture() {
    assertThat(Verdicts.refused(madeAt(MADE.plusSeconds(302)), at(MADE.plusSeconds(1))))
        .isEqualTo(AttestationRefusal.CLOCK);
  }

  @Test
  void allowsTheClockToBeSomeSecondsBehindTheCertificate() {
    Verdicts.accepted(madeAt(LEAF_FROM), at(LEAF_FROM.minusSeconds(30)));
  }

  @Test
  void refusesAnExpiredCertificate() {
    assertThat(Verdicts.refused(usual(), at(LEAF_TO.plusSeconds(31))))
        .isEqualTo(AttestationRefusal.EXPIRED);
  }

  @Test
  void judgesAnArchivedDocumentForItsOwnTime() {
    assertThat(Verdicts.accepted(usual(), request(JudgedAt.DOCUMENT_TIME)).notChecked())
        .contains(VerificationStep.FRESHNESS);
  }

  @Test
  void refusesADocumentMadeOutsideTheValidityOfItsCertificate() {
    Bytes late = madeAt(LEAF_TO.plusSeconds(1));
    Bytes early = madeAt(LEAF_FROM.minusSeconds(1));

    assertThat(Verdicts.refused(late, request(JudgedAt.DOCUMENT_TIME)))
        .isEqualTo(AttestationRefusal.EXPIRED);
    assertThat(Verdicts.refused(early, request(JudgedAt.DOCUMENT_TIME)))
        .isEqualTo(AttestationRefusal.EXPIRED);
  }

  @Test
  void refusesAClockThatMayBeOffByMoreThanFiveMinutes() {
    assertThatThrownBy(() -> new JudgedAt.Live(MADE, Duration.ofSeconds(301)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void acceptsTheAnswerToTheOwnNonce() {
    AttestedFacts facts =
        Verdicts.accepted(answering(NONCE), TestEnclave.request().withNonce(NONCE));

    assertThat(facts.notChecked()).doesNotContain(VerificationStep.NONCE);
  }

  @Test
  void refusesTheAnswerToAnotherNonce() {
    Bytes other = Bytes.utf8("another viewer's thirty-two bytes");

    assertThat(Verdicts.refused(answering(other), TestEnclave.request().withNonce(NONCE)))
        .isEqualTo(AttestationRefusal.NONCE);
  }

  @Test
  void refusesADocumentWithoutNonceWhenOneWasAskedWith() {
    assertThat(Verdicts.refused(usual(), TestEnclave.request().withNonce(NONCE)))
        .isEqualTo(AttestationRefusal.NONCE);
  }

  @Test
  void saysWhenNoNonceWasAskedWith() {
    assertThat(Verdicts.accepted(answering(NONCE), TestEnclave.request()).notChecked())
        .contains(VerificationStep.NONCE);
  }

  @Test
  void refusesToAskWithAShortNonce() {
    VerificationRequest request = TestEnclave.request();

    assertThatThrownBy(() -> request.withNonce(Bytes.of(new byte[31])))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
