package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.function.IntConsumer;

/// Prints the CPU microseconds of one [Secp256k1#sign] and one [Secp256k1#verify], each the best of
/// many batches after a warm-up. Run by `bench/run.sh`, never as a test.
final class SigningBenchmark {
  private static final int WARM_UP = 60_000;
  private static final int BATCHES = 60;
  private static final int BATCH = 2000;

  private static final int CLOCK_THREAD_CPUTIME_ID = 3;
  private static final MethodHandle CLOCK_GETTIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  private SigningBenchmark() {}

  public static void main(String[] args) throws Exception {
    SecretMemory memory = new SecretMemory();
    try (Secp256k1 curve = Secp256k1.open(memory);
        SecretBuffer key = TestSecrets.ofHex(memory, "17".repeat(32))) {
      byte[] publicKey = curve.publicKey(key);
      byte[] signature = curve.sign(key, new byte[32]).compact();
      double sign = best(count -> sign(curve, key, count));
      double verify = best(count -> verify(curve, publicKey, signature, count));
      System.out.printf(Locale.ROOT, "%.3f %.3f%n", sign, verify);
    }
  }

  private static double best(IntConsumer work) {
    work.accept(WARM_UP);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < BATCHES; i++) {
      long start = cpuNanos();
      work.accept(BATCH);
      best = Math.min(best, cpuNanos() - start);
    }
    return best / 1000.0 / BATCH;
  }

  private static void verify(Secp256k1 curve, byte[] publicKey, byte[] signature, int count) {
    byte[] hash = new byte[32];
    for (int i = 0; i < count; i++) {
      if (!curve.verify(publicKey, hash, signature)) {
        throw new IllegalStateException("a signature of its own is none");
      }
    }
  }

  /// Of this thread, by the clock that the C side reads.
  private static long cpuNanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(JAVA_LONG, 2);
      int failed =
          NativeCall.call(() -> (int) CLOCK_GETTIME.invokeExact(CLOCK_THREAD_CPUTIME_ID, time));
      if (failed != 0) {
        throw new IllegalStateException("no clock of this thread's CPU time");
      }
      return time.getAtIndex(JAVA_LONG, 0) * 1_000_000_000L + time.getAtIndex(JAVA_LONG, 1);
    }
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
