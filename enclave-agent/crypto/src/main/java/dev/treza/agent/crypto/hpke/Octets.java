package dev.treza.agent.crypto.hpke;

import java.io.ByteArrayOutputStream;

/// Public strings of octets.
final class Octets {
  private Octets() {}

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
