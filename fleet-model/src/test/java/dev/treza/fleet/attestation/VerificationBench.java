package dev.treza.fleet.attestation;

import dev.treza.fleet.attestation.PublishedDocuments.Published;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints how long one verification takes, warm: the median of many rounds over the published
/// documents on the clock, and the processor time of this process for each. Started by hand.
///
/// The Java runtime remembers which certificates it has seen and whose signature they bore; only
/// the first document of an enclave needs its four certificate signatures checked.
final class VerificationBench {
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 60;

  private VerificationBench() {}

  public static void main(String[] arguments) throws IOException {
    List<Published> documents =
        PublishedDocuments.real().stream().filter(d -> d.isGenuine() && !d.isDebug()).toList();
    rounds(WARM_UP, documents);
    Duration before = processorTime();
    List<Double> times = rounds(ROUNDS, documents);
    double processor = processorTime().minus(before).toNanos() / 1e6 / ROUNDS / documents.size();
    System.out.printf(
        Locale.ROOT,
        "%d documents: %.2f ms each, processor time %.2f ms%n",
        documents.size(),
        times.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow(),
        processor);
  }

  private static List<Double> rounds(int count, List<Published> documents) {
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < count; round++) {
      long start = System.nanoTime();
      documents.forEach(VerificationBench::verify);
      times.add((System.nanoTime() - start) / 1e6 / documents.size());
    }
    return times;
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static void verify(Published document) {
    VerificationRequest request =
        VerificationRequest.of(
            TrustAnchor.AWS_NITRO_ROOT_G1, document.ownMeasurements(), JudgedAt.DOCUMENT_TIME);
    if (AttestationVerifier.verify(document.content(), request).verdict()
        instanceof RefusedAttestation(var refusal)) {
      throw new IllegalStateException(refusal.line());
    }
  }
}
