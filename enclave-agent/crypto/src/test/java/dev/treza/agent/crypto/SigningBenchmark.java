package dev.treza.agent.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Prints the CPU microseconds of one [Secp256k1#sign], the best of many batches after a warm-up.
/// Run by `bench/run.sh`, never as a test.
final class SigningBenchmark {
  private static final int WARM_UP = 60_000;
  private static final int BATCHES = 60;
  private static final int BATCH = 2000;

  private SigningBenchmark() {}

  public static void main(String[] args) throws Exception {
    SecretMemory memory = new SecretMemory();
    try (Secp256k1 curve = Secp256k1.open(memory);
        SecretBuffer key = TestSecrets.ofHex(memory, "17".repeat(32))) {
      sign(curve, key, WARM_UP);
      long best = Long.MAX_VALUE;
      for (int i = 0; i < BATCHES; i++) {
        long start = cpuNanos();
        sign(curve, key, BATCH);
        best = Math.min(best, cpuNanos() - start);
      }
      System.out.printf(Locale.ROOT, "%.3f%n", best / 1000.0 / BATCH);
    }
  }

  /// Of this thread, as the scheduler counted it.
  private static long cpuNanos() throws IOException {
    String counters = Files.readString(Path.of("/proc/thread-self/schedstat"));
    return Long.parseLong(counters.substring(0, counters.indexOf(' ')));
  }

  private static void sign(Secp256k1 curve, SecretBuffer key, int count) {
    byte[] hash = new byte[32];
    for (int i = 0; i < count; i++) {
      hash[0] = (byte) i;
      if (curve.sign(key, hash).recoveryId() > 3) {
        throw new IllegalStateException("no such recovery id");
      }
    }
  }
}
