package dev.treza.agent.crypto.derivation;

import java.util.Arrays;

/// Child numbers from the notation of the standards: `m/0'/1H/2`.
final class Paths {
  private Paths() {}

  static int[] parse(String path) {
    return Arrays.stream(path.split("/", -1)).skip(1).mapToInt(Paths::number).toArray();
  }

  private static int number(String part) {
    boolean hardened = part.endsWith("'") || part.endsWith("H");
    String digits = hardened ? part.substring(0, part.length() - 1) : part;
    return Integer.parseUnsignedInt(digits) | (hardened ? Bip32.HARDENED : 0);
  }
}
