package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.Ed25519;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Curve;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.wallet.ImportRefusal;
import java.lang.foreign.MemorySegment;

/// The file that Solana's programs keep a key in: a JSON array of 64 numbers, the 32 bytes of the
/// Ed25519 seed and the 32 of the public key.
final class SolanaKeyPair {
  private static final int HALF = Ed25519.SECRET_KEY_LENGTH;

  private final KeyTools tools;

  SolanaKeyPair(KeyTools tools) {
    this.tools = tools;
  }

  /// Refused: `IMP-CHAIN`, `IMP-FORMAT`, `IMP-PAIR`.
  Outcome<SecretBuffer> read(MemorySegment text, KeyWish wish) throws LockedMemoryException {
    if (wish.curve() != Curve.ED25519) {
      return Outcome.refused(ImportRefusal.CHAIN, "a key pair file is of Solana");
    }
    try (SecretBuffer pair = tools.memory().allocate(2 * HALF)) {
      if (!new Numbers(text).readInto(pair.segment())) {
        return Outcome.refused(
            ImportRefusal.FORMAT, "it is no JSON array of 64 numbers from 0 to 255");
      }
      return seed(pair.segment());
    }
  }

  private Outcome<SecretBuffer> seed(MemorySegment pair) throws LockedMemoryException {
    SecretBuffer seed = tools.memory().fill(HALF, copy -> copy.copyFrom(pair.asSlice(0, HALF)));
    Bytes written = Bytes.of(pair.asSlice(HALF, HALF).toArray(JAVA_BYTE));
    if (!tools.publicKey(Curve.ED25519, seed).equals(written)) {
      seed.close();
      return Outcome.refused(ImportRefusal.PAIR, "the public half is not of the secret half");
    }
    return Outcome.accepted(seed);
  }

  /// A JSON array (RFC 8259) of whole numbers, and nothing else.
  private static final class Numbers {
    private final MemorySegment text;
    private long at;

    Numbers(MemorySegment text) {
      this.text = text;
    }

    boolean readInto(MemorySegment out) {
      if (!takes('[')) {
        return false;
      }
      for (long i = 0; i < out.byteSize(); i++) {
        if (i > 0 && !takes(',')) {
          return false;
        }
        int number = number();
        if (number < 0) {
          return false;
        }
        out.set(JAVA_BYTE, i, (byte) number);
      }
      return takes(']') && atEnd();
    }

    private boolean takes(char wanted) {
      skipBlanks();
      boolean found = peek() == wanted;
      at += found ? 1 : 0;
      return found;
    }

    /// 0 to 255, without leading zeros; else -1.
    private int number() {
      skipBlanks();
      long start = at;
      int value = 0;
      while (peek() >= '0' && peek() <= '9' && value <= 255) {
        value = 10 * value + peek() - '0';
        at++;
      }
      boolean leadingZero = at > start + 1 && text.get(JAVA_BYTE, start) == '0';
      return at == start || leadingZero || value > 255 ? -1 : value;
    }

    private boolean atEnd() {
      skipBlanks();
      return at == text.byteSize();
    }

    private void skipBlanks() {
      while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
        at++;
      }
    }

    private int peek() {
      return at < text.byteSize() ? text.get(JAVA_BYTE, at) : -1;
    }
  }
}
