package dev.treza.agent.crypto.derivation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.HashAlgorithm;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Mnemonics of BIP-39 with the English words: entropy to words, words to entropy, words to seed. A
/// mnemonic is its ASCII bytes, lower case, one space between words and nothing around them; it is
/// never a `String`.
public final class Bip39 {
  public static final int SEED_LENGTH = 64;
  private static final int ITERATIONS = 2048;
  private static final byte[] SALT = "mnemonic".getBytes(StandardCharsets.US_ASCII);
  private static final int WORD_BITS = 11;
  private static final int SHORTEST = 16;
  private static final int LONGEST = 32;

  private final WordList words = WordList.english();
  private final Sha2 sha2;
  private final SecretMemory memory;

  public Bip39(Sha2 sha2, SecretMemory memory) {
    this.sha2 = sha2;
    this.memory = memory;
  }

  /// The words of `entropy`: 16, 20, 24, 28 or 32 bytes give 12, 15, 18, 21 or 24 words.
  ///
  /// @throws LockedMemoryException if there is no memory for them
  public SecretBuffer toWords(SecretBuffer entropy) throws LockedMemoryException {
    int size = entropy.size();
    if (size < SHORTEST || size > LONGEST || size % 4 != 0) {
      throw new IllegalArgumentException("16, 20, 24, 28 or 32 bytes of entropy, not " + size);
    }
    try (SecretBuffer bits = withChecksum(entropy.segment())) {
      int count = size * 3 / 4;
      int length = count - 1;
      for (int i = 0; i < count; i++) {
        length += words.length(BitString.read(bits.segment(), i * WORD_BITS, WORD_BITS));
      }
      return memory.fill(length, mnemonic -> write(bits.segment(), count, mnemonic));
    }
  }

  /// The entropy that `mnemonic` stands for.
  ///
  /// @throws MnemonicException if it is no mnemonic
  /// @throws LockedMemoryException if there is no memory for the entropy
  public SecretBuffer toEntropy(SecretBuffer mnemonic)
      throws MnemonicException, LockedMemoryException {
    int count = wordCount(mnemonic.segment());
    try (SecretBuffer bits = memory.allocate((count * WORD_BITS + 7) / 8)) {
      read(mnemonic.segment(), bits.segment());
      int size = count * 4 / 3;
      requireChecksum(bits.segment(), bits.segment().asSlice(0, size));
      return memory.fill(size, entropy -> entropy.copyFrom(bits.segment().asSlice(0, size)));
    }
  }

  /// The 64-byte seed of a mnemonic whose words were checked by [#toEntropy].
  ///
  /// @param passphrase in NFKD ([Nfkd]); empty and absent are the same
  /// @throws LockedMemoryException if there is no memory for it
  public SecretBuffer toSeed(SecretBuffer mnemonic, Optional<SecretBuffer> passphrase)
      throws LockedMemoryException {
    int extra = passphrase.map(SecretBuffer::size).orElse(0);
    try (SecretBuffer salt = memory.allocate(SALT.length + extra)) {
      MemorySegment.copy(SALT, 0, salt.segment(), JAVA_BYTE, 0, SALT.length);
      passphrase.ifPresent(text -> salt.segment().asSlice(SALT.length).copyFrom(text.segment()));
      return memory.fill(
          SEED_LENGTH,
          seed ->
              sha2.pbkdf2(
                  HashAlgorithm.SHA_512, seed, mnemonic.segment(), salt.segment(), ITERATIONS));
    }
  }

  private void requireChecksum(MemorySegment bits, MemorySegment entropy)
      throws MnemonicException, LockedMemoryException {
    try (SecretBuffer expected = withChecksum(entropy)) {
      if (expected.segment().mismatch(bits) >= 0) {
        throw MnemonicException.checksum();
      }
    }
  }

  /// Entropy followed by the checksum, the first size / 4 bits of its SHA-256, and zero bits.
  private SecretBuffer withChecksum(MemorySegment entropy) throws LockedMemoryException {
    int size = (int) entropy.byteSize();
    try (SecretBuffer digest = memory.allocate(HashAlgorithm.SHA_256.length())) {
      sha2.hash(HashAlgorithm.SHA_256, digest.segment(), entropy);
      int checksum = digest.segment().get(JAVA_BYTE, 0) & (0xff << (8 - size / 4));
      return memory.fill(
          size + 1,
          bits -> {
            bits.asSlice(0, size).copyFrom(entropy);
            bits.set(JAVA_BYTE, size, (byte) checksum);
          });
    }
  }

  private void write(MemorySegment bits, int count, MemorySegment target) {
    long at = 0;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        target.set(JAVA_BYTE, at++, (byte) ' ');
      }
      int index = BitString.read(bits, i * WORD_BITS, WORD_BITS);
      words.write(index, target.asSlice(at));
      at += words.length(index);
    }
  }

  private void read(MemorySegment mnemonic, MemorySegment bits) throws MnemonicException {
    long start = 0;
    int position = 0;
    while (start <= mnemonic.byteSize()) {
      long end = endOfWord(mnemonic, start);
      int word = position + 1;
      int index =
          words
              .indexOf(mnemonic.asSlice(start, end - start))
              .orElseThrow(() -> MnemonicException.unknownWord(word));
      BitString.write(bits, position * WORD_BITS, WORD_BITS, index);
      position++;
      start = end + 1;
    }
  }

  private static int wordCount(MemorySegment mnemonic) throws MnemonicException {
    int count = 1;
    for (long i = 0; i < mnemonic.byteSize(); i++) {
      count += mnemonic.get(JAVA_BYTE, i) == ' ' ? 1 : 0;
    }
    if (count < 12 || count > 24 || count % 3 != 0) {
      throw MnemonicException.wordCount();
    }
    return count;
  }

  private static long endOfWord(MemorySegment mnemonic, long start) {
    long end = start;
    while (end < mnemonic.byteSize() && mnemonic.get(JAVA_BYTE, end) != ' ') {
      end++;
    }
    return end;
  }
}
