package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.scan.Needle;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Secrets of tests: known values into a buffer and out of it.
public final class TestSecrets {
  private TestSecrets() {}

  public static SecretBuffer of(SecretMemory memory, byte[] value) throws LockedMemoryException {
    SecretBuffer secret = memory.allocate(value.length);
    MemorySegment.copy(value, 0, secret.segment(), JAVA_BYTE, 0, value.length);
    return secret;
  }

  public static SecretBuffer ofHex(SecretMemory memory, String hex) throws LockedMemoryException {
    return of(memory, HexFormat.of().parseHex(hex));
  }

  public static SecretBuffer ofText(SecretMemory memory, String text) throws LockedMemoryException {
    return of(memory, text.getBytes(StandardCharsets.UTF_8));
  }

  public static String text(SecretBuffer secret) {
    return new String(reveal(secret), StandardCharsets.UTF_8);
  }

  public static byte[] reveal(SecretBuffer secret) {
    return secret.segment().toArray(JAVA_BYTE);
  }

  @SuppressWarnings("exports")
  public static Needle needle(SecretBuffer secret) {
    return Needle.of(secret.size(), i -> secret.segment().get(JAVA_BYTE, i));
  }
}
