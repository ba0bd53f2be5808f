package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// The formats that can be imported. Which one an input is in is seen from its outside only; each
/// is then read strictly as what it seems to be.
public enum KeyFormat {
  /// 32 bytes.
  RAW("raw"),
  /// 64 hexadecimal digits, with or without `0x`.
  HEX("hex"),
  /// BIP-39, English.
  WORDS("words"),
  /// Bitcoin's Wallet Import Format.
  WIF("wif"),
  /// An extended private key of BIP-32.
  XPRV("xprv"),
  /// The JSON array of 64 numbers that Solana's programs write.
  SOLANA("solana"),
  /// EIP-2335 or Web3 Secret Storage version 3.
  KEYSTORE("keystore");

  private static final int RAW_LENGTH = 32;
  private static final int SHORTEST_WIF = 51;
  private static final int LONGEST_WIF = 52;

  private final String text;

  KeyFormat(String text) {
    this.text = text;
  }

  /// What people call it.
  public String text() {
    return text;
  }

  /// The format `input` seems to be in.
  static Optional<KeyFormat> of(MemorySegment input) {
    if (!SecretInput.isText(input)) {
      return input.byteSize() == RAW_LENGTH ? Optional.of(RAW) : Optional.empty();
    }
    return switch (input.get(JAVA_BYTE, 0)) {
      case '{' -> Optional.of(KEYSTORE);
      case '[' -> Optional.of(SOLANA);
      default -> ofText(input);
    };
  }

  private static Optional<KeyFormat> ofText(MemorySegment input) {
    if (contains(input, ' ')) {
      return Optional.of(WORDS);
    }
    if (startsWith(input, 1, "prv") || startsWith(input, 1, "pub")) {
      return Optional.of(XPRV);
    }
    if (isHex(input)) {
      return Optional.of(HEX);
    }
    return input.byteSize() >= SHORTEST_WIF && input.byteSize() <= LONGEST_WIF
        ? Optional.of(WIF)
        : Optional.empty();
  }

  private static boolean isHex(MemorySegment input) {
    long start = startsWith(input, 0, "0x") ? 2 : 0;
    for (long i = start; i < input.byteSize(); i++) {
      if (Hex.digit(input.get(JAVA_BYTE, i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(MemorySegment input, char wanted) {
    for (long i = 0; i < input.byteSize(); i++) {
      if (input.get(JAVA_BYTE, i) == wanted) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(MemorySegment input, int at, String wanted) {
    if (input.byteSize() < at + wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (input.get(JAVA_BYTE, at + i) != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
