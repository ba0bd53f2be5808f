package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.HashAlgorithm;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.wallet.ImportRefusal;
import java.lang.foreign.MemorySegment;

/// Base58Check for content whose first byte is not zero: Bitcoin's alphabet, and at the end the
/// first four bytes of the content hashed twice with SHA-256.
final class Base58Check {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int CHECKSUM = 4;

  private final KeyTools tools;

  Base58Check(KeyTools tools) {
    this.tools = tools;
  }

  /// The content, without its checksum. Refused: `IMP-CHECKSUM` if it has not exactly `length`
  /// bytes or another checksum.
  Outcome<SecretBuffer> read(MemorySegment text, int length) throws LockedMemoryException {
    try (SecretBuffer all = tools.memory().allocate(length + CHECKSUM)) {
      if (!decode(text, all.segment())
          || all.segment().get(JAVA_BYTE, 0) == 0
          || !fits(all.segment(), length)) {
        return Outcome.refused(ImportRefusal.CHECKSUM, "the checksum does not fit the characters");
      }
      MemorySegment content = all.segment().asSlice(0, length);
      return Outcome.accepted(tools.memory().fill(length, copy -> copy.copyFrom(content)));
    }
  }

  /// The number that `text` writes, big-endian in all of `out`; false if it is no number in base 58
  /// or does not fit.
  private static boolean decode(MemorySegment text, MemorySegment out) {
    for (long i = 0; i < text.byteSize(); i++) {
      int carry = ALPHABET.indexOf(text.get(JAVA_BYTE, i));
      if (carry < 0) {
        return false;
      }
      for (long at = out.byteSize() - 1; at >= 0; at--) {
        carry += 58 * Byte.toUnsignedInt(out.get(JAVA_BYTE, at));
        out.set(JAVA_BYTE, at, (byte) carry);
        carry >>= 8;
      }
      if (carry != 0) {
        return false;
      }
    }
    // a leading digit of value zero would be a second way to write the same
    return text.byteSize() > 0 && text.get(JAVA_BYTE, 0) != '1';
  }

  private boolean fits(MemorySegment all, int length) throws LockedMemoryException {
    try (SecretBuffer once = tools.memory().allocate(HashAlgorithm.SHA_256.length());
        SecretBuffer twice = tools.memory().allocate(HashAlgorithm.SHA_256.length())) {
      tools.sha2().hash(HashAlgorithm.SHA_256, once.segment(), all.asSlice(0, length));
      tools.sha2().hash(HashAlgorithm.SHA_256, twice.segment(), once.segment());
      return twice.segment().asSlice(0, CHECKSUM).mismatch(all.asSlice(length, CHECKSUM)) < 0;
    }
  }
}
