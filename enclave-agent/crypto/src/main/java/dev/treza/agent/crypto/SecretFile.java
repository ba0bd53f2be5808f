package dev.treza.agent.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The one way of a secret between locked memory and a file or descriptor. The kernel copies
/// straight between the two: no byte passes through the Java heap or a buffer that is not wiped.
public final class SecretFile {
  private SecretFile() {}

  /// Reads a secret of exactly `size` bytes that ends where `source` ends.
  ///
  /// @throws SecretLengthException if there are fewer or more bytes
  /// @throws IOException if reading fails
  /// @throws LockedMemoryException if there is no memory for it
  public static SecretBuffer read(FileChannel source, int size, SecretMemory memory)
      throws IOException, LockedMemoryException {
    // one byte more than wanted, so that a longer file is noticed
    try (SecretBuffer raw = memory.allocate(Math.addExact(size, 1))) {
      ByteBuffer target = raw.segment().asByteBuffer();
      while (target.hasRemaining() && source.read(target) >= 0) {}
      if (target.position() != size) {
        throw new SecretLengthException(size);
      }
      SecretBuffer secret = memory.allocate(size);
      secret.segment().copyFrom(raw.segment().asSlice(0, size));
      return secret;
    }
  }

  /// Writes all of `secret` at the channel's position. Making the file durable and private is the
  /// caller's part.
  ///
  /// @throws IOException if writing fails
  public static void write(SecretBuffer secret, FileChannel target) throws IOException {
    ByteBuffer source = secret.segment().asByteBuffer();
    while (source.hasRemaining()) {
      target.write(source);
    }
  }
}
