package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;

/// Public coordinates and scalars as numbers and as 32 bytes, most significant first.
final class BigEndian {
  private BigEndian() {}

  static BigInteger number(Bytes bytes) {
    return new BigInteger(1, bytes.toArray());
  }

  /// @throws IllegalArgumentException unless `number` is from 0 to 2²⁵⁶ - 1
  static Bytes bytes32(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > 256) {
      throw new IllegalArgumentException("a number of 32 bytes is expected");
    }
    byte[] minimal = number.toByteArray();
    byte[] padded = new byte[32];
    int length = Math.min(minimal.length, 32);
    System.arraycopy(minimal, minimal.length - length, padded, 32 - length, length);
    return Bytes.of(padded);
  }

  static Bytes reversed(Bytes bytes) {
    byte[] reversed = new byte[bytes.length()];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = (byte) bytes.at(reversed.length - 1 - i);
    }
    return Bytes.of(reversed);
  }
}
