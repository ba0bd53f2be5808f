package dev.treza.fleet.attestation;

import dev.treza.fleet.attestation.PublishedDocuments.Published;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Prints how long one verification takes, warm; started by hand.
final class VerificationBench {
  private static final int ROUNDS = 40;

  private VerificationBench() {}

  public static void main(String[] arguments) throws IOException {
    List<Published> documents =
        PublishedDocuments.real().stream().filter(d -> d.isGenuine() && !d.isDebug()).toList();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (Published document : documents) {
        VerificationRequest request =
            VerificationRequest.of(
                TrustAnchor.AWS_NITRO_ROOT_G1, document.ownMeasurements(), JudgedAt.DOCUMENT_TIME);
        if (AttestationVerifier.verify(document.content(), request).verdict()
            instanceof RefusedAttestation(var refusal)) {
          throw new IllegalStateException(refusal.line());
        }
      }
      double milliseconds = (System.nanoTime() - start) / 1e6 / documents.size();
      System.out.printf(Locale.ROOT, "round %d: %.2f ms a document%n", round, milliseconds);
    }
  }
}
