package dev.treza.agent.crypto.derivation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import java.lang.foreign.MemorySegment;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;

/// Normalisation form KD (UAX #15) of secret text. `java.text.Normalizer` takes and gives strings;
/// here it only says, once and character by character, what public tables hold
/// ([DecompositionTable]), and the text stays in locked memory.
public final class Nfkd {
  /// The longest decomposition of one character: U+FDFA.
  private static final int LONGEST = 18;

  private final SecretMemory memory;

  public Nfkd(SecretMemory memory) {
    this.memory = memory;
  }

  /// The normal form of a text.
  ///
  /// @param text UTF-8, at least one byte
  /// @throws CharacterCodingException if it is not UTF-8; says nothing of what it holds
  /// @throws LockedMemoryException if there is no memory for it
  public SecretBuffer normalise(SecretBuffer text)
      throws CharacterCodingException, LockedMemoryException {
    if (isAscii(text.segment())) {
      return memory.fill(text.size(), copy -> copy.copyFrom(text.segment()));
    }
    DecompositionTable table = DecompositionTable.ofThisRuntime();
    try (SecretBuffer points = memory.allocate(text.size() * LONGEST * Integer.BYTES)) {
      int count = decompose(text.segment(), points.segment(), table);
      order(points.segment(), count, table);
      int size = 0;
      for (int i = 0; i < count; i++) {
        size += Utf8.length(points.segment().getAtIndex(JAVA_INT, i));
      }
      return memory.fill(size, target -> encode(points.segment(), count, target));
    }
  }

  private static boolean isAscii(MemorySegment text) {
    for (long i = 0; i < text.byteSize(); i++) {
      if (text.get(JAVA_BYTE, i) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int decompose(MemorySegment text, MemorySegment points, DecompositionTable table)
      throws MalformedInputException {
    int count = 0;
    long at = 0;
    while (at < text.byteSize()) {
      int point = Utf8.read(text, at);
      at += Utf8.length(point);
      for (int part : table.decomposition(point)) {
        points.setAtIndex(JAVA_INT, count++, part);
      }
    }
    return count;
  }

  /// The canonical ordering of UAX #15: marks after one starter, stably by their class.
  private static void order(MemorySegment points, int count, DecompositionTable table) {
    for (int i = 1; i < count; i++) {
      int mark = points.getAtIndex(JAVA_INT, i);
      int rank = table.rank(mark);
      int at = i;
      while (rank > 0 && at > 0 && table.rank(points.getAtIndex(JAVA_INT, at - 1)) > rank) {
        points.setAtIndex(JAVA_INT, at, points.getAtIndex(JAVA_INT, at - 1));
        at--;
      }
      points.setAtIndex(JAVA_INT, at, mark);
    }
  }

  private static void encode(MemorySegment points, int count, MemorySegment target) {
    long at = 0;
    for (int i = 0; i < count; i++) {
      int point = points.getAtIndex(JAVA_INT, i);
      Utf8.write(point, target, at);
      at += Utf8.length(point);
    }
  }
}
