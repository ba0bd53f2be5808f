package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.scan.Needle;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/// Secrets of tests: known values into a buffer and out of it.
final class TestSecrets {
  private TestSecrets() {}

  static SecretBuffer of(SecretMemory memory, byte[] value) throws LockedMemoryException {
    SecretBuffer secret = memory.allocate(value.length);
    MemorySegment.copy(value, 0, secret.segment(), JAVA_BYTE, 0, value.length);
    return secret;
  }

  static SecretBuffer ofHex(SecretMemory memory, String hex) throws LockedMemoryException {
    return of(memory, HexFormat.of().parseHex(hex));
  }

  static byte[] reveal(SecretBuffer secret) {
    return secret.segment().toArray(JAVA_BYTE);
  }

  static Needle needle(SecretBuffer secret) {
    return Needle.of(secret.size(), i -> secret.segment().get(JAVA_BYTE, i));
  }
}
