package dev.treza.fleet.release;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.Measurements;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// One image file of a release.
///
/// @param measurements what it measures: PCR0, 1 and 2, and PCR8 if it is signed
/// @param size of the file in bytes
/// @param sha256 of the file
/// @param sha384 of the file, 48 bytes
public record ReleaseImage(
    Measurements measurements, Architecture architecture, long size, Digest sha256, Bytes sha384) {
  static final int SHA384_LENGTH = 48;
  static final long MAX_SIZE = 1L << 30;

  /// @throws IllegalArgumentException if size or digest are not those of an image
  public ReleaseImage {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("an image has 1 to " + MAX_SIZE + " bytes, not " + size);
    }
    if (sha384.length() != SHA384_LENGTH) {
      throw new IllegalArgumentException("SHA-384 has 48 bytes, not " + sha384.length());
    }
  }

  /// The entry of the image in `file`, which measures so.
  public static ReleaseImage of(Bytes file, Measurements measurements) {
    return new ReleaseImage(
        measurements, Architecture.X86_64, file.length(), Digest.of(file), sha384(file));
  }

  /// Whether `file` is this image, byte for byte.
  public boolean isFile(Bytes file) {
    return file.length() == size && Digest.of(file).equals(sha256) && sha384(file).equals(sha384);
  }

  private static Bytes sha384(Bytes file) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-384").digest(file.toArray()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-384", impossible);
    }
  }
}
