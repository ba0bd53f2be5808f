package dev.treza.fleet.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.PublishedDocuments.Published;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedDocumentsTest {
  static List<Published> production() throws IOException {
    return PublishedDocuments.real().stream().filter(d -> d.isGenuine() && !d.isDebug()).toList();
  }

  static List<Published> debug() throws IOException {
    return PublishedDocuments.real().stream().filter(d -> d.isGenuine() && d.isDebug()).toList();
  }

  private static VerificationReport judge(Published document, ExpectedMeasurements expected) {
    return AttestationVerifier.verify(
        document.content(),
        VerificationRequest.of(TrustAnchor.AWS_NITRO_ROOT_G1, expected, JudgedAt.DOCUMENT_TIME));
  }

  private static RefusalId refusalOf(VerificationReport report) {
    assertThat(report.verdict()).isInstanceOf(RefusedAttestation.class);
    return ((RefusedAttestation) report.verdict()).refusal().id();
  }

  @Test
  void verifiesGenuineProductionDocumentsWithTheirOwnMeasurements() throws IOException {
    assertThat(production())
        .isNotEmpty()
        .allSatisfy(document -> {
          VerificationReport report = judge(document, document.ownMeasurements());

          assertThat(report.verdict()).isInstanceOf(VerifiedAttestation.class);
          assertThat(report.step(VerificationStep.FRESHNESS))
              .isInstanceOfSatisfying(
                  StepOutcome.NotChecked.class,
                  step -> assertThat(step.reason()).startsWith("freshness not checked"));
        });
  }

  @Test
  void readsWhatTheIndexSays() throws IOException {
    assertThat(production())
        .isNotEmpty()
        .allSatisfy(document -> {
          VerifiedAttestation verified =
              (VerifiedAttestation) judge(document, document.ownMeasurements()).verdict();
          JsonNode index = document.facts();

          AttestationDocument said = verified.facts().document();
          assertThat(said.moduleId()).isEqualTo(index.path("module_id").asText());
          assertThat(said.timestamp().toEpochMilli())
              .isEqualTo(index.path("timestamp_ms").asLong());
          assertThat(said.pcrs()).hasSize(index.path("pcr_count").asInt());
          assertThat(verified.facts().region()).isEqualTo(index.path("region").asText());
          assertThat(said.instanceFitsPcr4()).isTrue();
        });
  }

  @Test
  void refusesGenuineProductionDocumentsWithoutMeasurements() throws IOException {
    assertThat(production())
        .isNotEmpty()
        .allSatisfy(document ->
            assertThat(refusalOf(judge(document, ExpectedMeasurements.NONE)))
                .isEqualTo(AttestationRefusal.NO_MEASUREMENTS));
  }

  @Test
  void refusesGenuineDebugDocumentsOnlyAsDebug() throws IOException {
    assertThat(debug())
        .isNotEmpty()
        .allSatisfy(document -> {
          VerificationReport report = judge(document, document.ownMeasurements());

          assertThat(refusalOf(report)).isEqualTo(AttestationRefusal.DEBUG);
          assertThat(report.steps().values())
              .filteredOn(StepOutcome.Failed.class::isInstance)
              .hasSize(1);
        });
  }

  @Test
  void refusesPublishedDocumentsThatAreBad() throws IOException {
    assertThat(refusals(PublishedDocuments.real()))
        .isEqualTo(
            Map.of(
                "10-veracruz-project-eu-west-1-prod-20221109-BAD", AttestationRefusal.SIGNATURE,
                "28-eternisai-us-east-1-debug-20240723-BAD", AttestationRefusal.SIGNATURE,
                "52-brave-mock-BAD", AttestationRefusal.ALGORITHM));
  }

  @Test
  void refusesEachDerivedDocumentForItsOwnReason() throws IOException {
    assertThat(refusals(PublishedDocuments.derived()))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("alg-es256", AttestationRefusal.ALGORITHM),
                Map.entry("alg-in-unprotected", AttestationRefusal.ALGORITHM),
                Map.entry("alg-none", AttestationRefusal.ALGORITHM),
                Map.entry("cabundle-reversed", AttestationRefusal.CHAIN),
                Map.entry("forged-leaf-under-real-intermediates", AttestationRefusal.CHAIN),
                Map.entry("forged-own-root-same-names", AttestationRefusal.CHAIN),
                Map.entry("forged-real-root-in-bundle", AttestationRefusal.CHAIN),
                Map.entry("nitrotpm-shape", AttestationRefusal.PLATFORM),
                Map.entry("payload-nil", AttestationRefusal.PAYLOAD),
                Map.entry("pcr0-bit-flip", AttestationRefusal.SIGNATURE),
                Map.entry("real-leaf-attacker-signature", AttestationRefusal.SIGNATURE),
                Map.entry("signature-bit-flip", AttestationRefusal.SIGNATURE),
                Map.entry("signature-der", AttestationRefusal.SIGNATURE),
                Map.entry("signature-empty", AttestationRefusal.SIGNATURE),
                Map.entry("signature-zero-64-qemu-like", AttestationRefusal.SIGNATURE),
                Map.entry("signature-zero-96", AttestationRefusal.SIGNATURE),
                Map.entry("tagged-17-mac0", AttestationRefusal.MALFORMED),
                Map.entry("trailing-byte", AttestationRefusal.MALFORMED),
                Map.entry("truncated", AttestationRefusal.MALFORMED)));
  }

  /// What refuses the documents that the index does not expect to be accepted, judged with the
  /// measurements of the document they were made from; the others are accepted.
  private static Map<String, RefusalId> refusals(List<Published> documents) throws IOException {
    ExpectedMeasurements original = PublishedDocuments.named("08-").ownMeasurements();
    Map<String, RefusalId> refusals = new HashMap<>();
    for (Published document : documents) {
      boolean derived = document.name().startsWith("derived/");
      VerificationReport report = judge(document, derived ? original : document.ownMeasurements());
      if (!document.isGenuine()) {
        String name = document.name().replaceAll("(real|derived)/|\\.cose", "");
        refusals.put(name, refusalOf(report));
      } else if (derived) {
        assertThat(report.verdict()).as(document.name()).isInstanceOf(VerifiedAttestation.class);
      }
    }
    return refusals;
  }
}
