package dev.treza.agent.crypto.derivation;

import java.math.BigInteger;
import java.util.Arrays;

/// The parts of an `xprv` of a published vector, read without any check: test data only.
///
/// @param chainCode 32 bytes
/// @param key 32 bytes
record ExtendedKeyText(BigInteger chainCode, BigInteger key) {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  static ExtendedKeyText of(String text) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      value =
          value
              .multiply(BigInteger.valueOf(58))
              .add(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
    }
    byte[] bytes = value.toByteArray();
    byte[] raw = Arrays.copyOfRange(bytes, bytes.length - 82, bytes.length);
    return new ExtendedKeyText(
        new BigInteger(1, Arrays.copyOfRange(raw, 13, 45)),
        new BigInteger(1, Arrays.copyOfRange(raw, 46, 78)));
  }
}
