package dev.treza.agent.crypto.derivation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.OptionalInt;

/// The 2048 English words of BIP-39 in their order, which is alphabetical. Comparing takes a time
/// that depends on the word: nobody who could measure it shares this process.
final class WordList {
  static final int SIZE = 2048;
  private static final String RESOURCE = "bip39-english.txt";

  private final byte[] text;
  private final int[] starts = new int[SIZE + 1];

  private WordList(byte[] text) {
    this.text = text;
    int words = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        starts[++words] = i + 1;
      }
    }
    if (words != SIZE || starts[SIZE] != text.length) {
      throw new IllegalStateException("the word list in the jar has " + words + " words");
    }
  }

  static WordList english() {
    try (InputStream in = WordList.class.getResourceAsStream(RESOURCE)) {
      return new WordList(Objects.requireNonNull(in, RESOURCE).readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(RESOURCE + " in the jar cannot be read", unreadable);
    }
  }

  /// In bytes.
  int length(int index) {
    return starts[index + 1] - starts[index] - 1;
  }

  /// Writes a word at the start of `target`.
  void write(int index, MemorySegment target) {
    MemorySegment.copy(text, starts[index], target, JAVA_BYTE, 0, length(index));
  }

  /// Where `word` is in the list.
  OptionalInt indexOf(MemorySegment word) {
    int low = 0;
    int high = SIZE - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, word);
      if (order == 0) {
        return OptionalInt.of(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }

  private int compare(int index, MemorySegment word) {
    int length = length(index);
    for (int i = 0; i < Math.min(length, word.byteSize()); i++) {
      int order =
          Integer.compare(text[starts[index] + i], Byte.toUnsignedInt(word.get(JAVA_BYTE, i)));
      if (order != 0) {
        return order;
      }
    }
    return Long.compare(length, word.byteSize());
  }
}
