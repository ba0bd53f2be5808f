package dev.treza.agent.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Private keys in PKCS #8 PEM, unencrypted (RFC 7468 section 10). No string is made of them, so
/// that the caller can wipe them.
public final class PrivateKeyPem {
  private static final byte[] BEGIN = ascii("-----BEGIN PRIVATE KEY-----");
  private static final byte[] END = ascii("-----END PRIVATE KEY-----");

  private PrivateKeyPem() {}

  /// The DER that `pem` holds, or nothing if it is no such file. The caller wipes both.
  public static Optional<byte[]> der(byte[] pem) {
    int begin = find(BEGIN, pem, 0);
    int end = find(END, pem, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      return Optional.empty();
    }
    byte[] base64 = Arrays.copyOfRange(pem, begin + BEGIN.length, end);
    try {
      return Optional.of(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    } finally {
      Arrays.fill(base64, (byte) 0);
    }
  }

  private static int find(byte[] wanted, byte[] text, int from) {
    for (int at = from; at + wanted.length <= text.length; at++) {
      if (Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
