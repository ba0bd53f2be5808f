package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.wallet.ImportRefusal;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Reads a descriptor to its end into locked memory. The kernel copies straight there.
public final class SecretInput {
  /// The longest input: no key file is longer, and locked memory is scarce.
  static final int LONGEST = 16 * 1024;

  private static final int RAW = 32;

  private SecretInput() {}

  /// All bytes of `source` without one line end at their end; 32 bytes that are no text are kept
  /// whole. Refused: `IMP-EMPTY`, `IMP-SIZE`.
  ///
  /// @throws IOException if reading fails
  /// @throws LockedMemoryException if there is no memory for it
  public static Outcome<SecretBuffer> read(FileChannel source, SecretMemory memory)
      throws IOException, LockedMemoryException {
    try (SecretBuffer all = memory.allocate(LONGEST + 1)) {
      ByteBuffer target = all.segment().asByteBuffer();
      while (target.hasRemaining() && source.read(target) >= 0) {}
      if (!target.hasRemaining()) {
        return Outcome.refused(ImportRefusal.SIZE, "more than " + LONGEST + " bytes");
      }
      MemorySegment read = withoutLineEnd(all.segment().asSlice(0, target.position()));
      if (read.byteSize() == 0) {
        return Outcome.refused(ImportRefusal.EMPTY, "there is nothing to read");
      }
      return Outcome.accepted(
          memory.fill((int) read.byteSize(), content -> content.copyFrom(read)));
    }
  }

  private static MemorySegment withoutLineEnd(MemorySegment read) {
    if (read.byteSize() == RAW && !isText(read)) {
      return read;
    }
    long end = read.byteSize();
    if (end > 0 && read.get(JAVA_BYTE, end - 1) == '\n') {
      end--;
      if (end > 0 && read.get(JAVA_BYTE, end - 1) == '\r') {
        end--;
      }
    }
    return read.asSlice(0, end);
  }

  /// Whether there are only printable ASCII characters and line ends.
  static boolean isText(MemorySegment content) {
    for (long i = 0; i < content.byteSize(); i++) {
      byte value = content.get(JAVA_BYTE, i);
      if ((value < ' ' && value != '\n' && value != '\r' && value != '\t') || value == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
