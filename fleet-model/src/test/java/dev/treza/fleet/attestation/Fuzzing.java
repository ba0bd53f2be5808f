package dev.treza.fleet.attestation;

import java.util.random.RandomGenerator;

/// How long and from which seed the fuzz tests run; both can be set to repeat a failure.
record Fuzzing(long seed, int rounds) {
  static Fuzzing rounds(int usual) {
    boolean full = Boolean.getBoolean("treza.full");
    long seed = Long.getLong("treza.seed", RandomGenerator.getDefault().nextLong());
    return new Fuzzing(seed, full ? 1_000_000 : usual);
  }

  String label(int round) {
    return "-Dtreza.seed=" + seed + ", round " + round;
  }
}
