package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.List;

/// Recursive Length Prefix (Yellow Paper, appendix B): writing, and strict reading of the one
/// canonical form. Refusals name the byte offset.
final class Rlp {
  private Rlp() {}

  /// Reads `input`, which must be exactly one item. Refused: `TX-TRUNCATED`, `TX-TRAILING`,
  /// `TX-CANONICAL` (a length or single byte not written the shortest way), `TX-SHAPE` (nested
  /// deeper than 16 lists, or more than 20,000 items).
  static Outcome<RlpItem> decode(Bytes input) {
    return Rejection.outcome(() -> new RlpReader(input, 0).only());
  }

  /// Writes a string of bytes.
  static Bytes octets(Bytes value) {
    if (value.length() == 1 && value.at(0) < 0x80) {
      return value;
    }
    return prefix(0x80, value.length()).concat(value);
  }

  /// Writes a non-negative integer, big-endian without leading zeros.
  static Bytes integer(BigInteger value) {
    return octets(unsigned(value));
  }

  /// Writes a list of already written items.
  static Bytes list(List<Bytes> written) {
    byte[] payload = new byte[written.stream().mapToInt(Bytes::length).sum()];
    int at = 0;
    for (Bytes item : written) {
      System.arraycopy(item.toArray(), 0, payload, at, item.length());
      at += item.length();
    }
    return prefix(0xc0, payload.length).concat(Bytes.of(payload));
  }

  private static Bytes prefix(int base, int length) {
    if (length < RlpReader.LONG) {
      return Bytes.of(new byte[] {(byte) (base + length)});
    }
    Bytes size = unsigned(BigInteger.valueOf(length));
    int first = base + RlpReader.LONG - 1 + size.length();
    return Bytes.of(new byte[] {(byte) first}).concat(size);
  }

  private static Bytes unsigned(BigInteger value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("RLP has no negative integers");
    }
    Bytes signed = Bytes.of(value.toByteArray());
    return signed.at(0) == 0 ? signed.slice(1, signed.length()) : signed;
  }
}
