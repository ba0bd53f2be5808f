package dev.treza.fleet.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PublishedDocuments.Published;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class MutatedDocumentsTest {
  private static final Bytes TAG_18 = Bytes.hex("d2");

  @Test
  void refusesMutatedDocumentsAndNeverThrows(TestReporter reporter) throws IOException {
    Fuzzing fuzzing = Fuzzing.rounds(700);
    reporter.publishEntry("seed", Long.toString(fuzzing.seed()));
    Random random = new Random(fuzzing.seed());
    List<Published> genuine =
        PublishedDocuments.real().stream().filter(d -> d.isGenuine() && !d.isDebug()).toList();

    for (int round = 0; round < fuzzing.rounds(); round++) {
      Published original = genuine.get(random.nextInt(genuine.size()));
      Bytes mutated = Mutation.any(original.content(), random);
      assertThatNoException()
          .as(fuzzing.label(round))
          .isThrownBy(() -> assertThat(isRefusedOrTheSame(mutated, original)).isTrue());
    }
  }

  /// Only two changes leave what is signed as it was: none at all, and the tag in front.
  private static boolean isRefusedOrTheSame(Bytes mutated, Published original) {
    return isRefused(mutated, original)
        || mutated.equals(original.content())
        || mutated.equals(TAG_18.concat(original.content()));
  }

  private static boolean isRefused(Bytes document, Published original) {
    VerificationRequest request =
        VerificationRequest.of(
            TrustAnchor.AWS_NITRO_ROOT_G1, original.ownMeasurements(), JudgedAt.DOCUMENT_TIME);
    return AttestationVerifier.verify(document, request).verdict() instanceof RefusedAttestation;
  }

  @Test
  void readsMutatedCertificatesWithoutThrowing(TestReporter reporter) throws IOException {
    Fuzzing fuzzing = Fuzzing.rounds(700);
    reporter.publishEntry("seed", Long.toString(fuzzing.seed()));
    Random random = new Random(fuzzing.seed());
    AttestationDocument genuine = claimed(PublishedDocuments.named("08-"));
    AtomicInteger readable = new AtomicInteger();

    for (int round = 0; round < fuzzing.rounds(); round++) {
      AttestationDocument mutated = withMutatedCertificate(genuine, random);
      assertThatNoException()
          .as(fuzzing.label(round))
          .isThrownBy(() -> judgeCertificates(mutated, readable));
    }

    assertThat(readable).as("some must get past the reader").hasPositiveValue();
  }

  private static void judgeCertificates(AttestationDocument document, AtomicInteger readable) {
    CertificateChain.read(document)
        .map(chain -> {
          readable.incrementAndGet();
          chain.region(document.moduleId());
          return chain.leadsTo(TrustAnchor.AWS_NITRO_ROOT_G1, document.timestamp());
        });
  }

  private static AttestationDocument claimed(Published published) {
    VerificationRequest request =
        VerificationRequest.of(
            TrustAnchor.AWS_NITRO_ROOT_G1, ExpectedMeasurements.NONE, JudgedAt.DOCUMENT_TIME);
    return AttestationVerifier.verify(published.content(), request).claimed().orElseThrow();
  }

  /// Damages one certificate behind its outer length, which is made to fit again.
  private static AttestationDocument withMutatedCertificate(
      AttestationDocument document, Random random) {
    List<Bytes> bundle = new ArrayList<>(document.cabundle());
    int which = random.nextInt(bundle.size());
    Bytes certificate = which == 0 ? document.certificate() : bundle.get(which);
    Bytes body = Mutation.any(certificate.slice(4, certificate.length()), random);
    int length = body.length();
    Bytes mutated =
        Bytes.of(new byte[] {0x30, (byte) 0x82, (byte) (length >>> 8), (byte) length}).concat(body);
    if (which > 0) {
      bundle.set(which, mutated);
    }
    return new AttestationDocument(
        document.moduleId(),
        document.digest(),
        document.timestamp(),
        document.pcrs(),
        which == 0 ? mutated : document.certificate(),
        bundle,
        document.publicKey(),
        document.userData(),
        document.nonce(),
        document.unknownKeys(),
        document.envelope());
  }
}
