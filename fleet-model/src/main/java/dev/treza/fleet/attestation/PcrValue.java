package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The value of one platform configuration register: 48 bytes, as Nitro extends them with SHA-384.
public record PcrValue(Bytes value) {
  public static final int LENGTH = 48;

  /// @throws IllegalArgumentException if `value` is not 48 bytes long
  public PcrValue {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException("a PCR has 48 bytes, not " + value.length());
    }
  }

  /// Parses 96 hexadecimal digits.
  ///
  /// @throws IllegalArgumentException if `hex` is not that
  public static PcrValue parse(String hex) {
    return new PcrValue(Bytes.hex(hex));
  }

  /// A register that was zero and has been extended once: SHA-384(48 zero bytes ‖ `content`).
  public static PcrValue extendedWith(Bytes content) {
    return new PcrValue(Bytes.of(new byte[LENGTH])).extend(content);
  }

  /// This register after one more extension: SHA-384(old value ‖ `content`).
  public PcrValue extend(Bytes content) {
    return new PcrValue(Bytes.of(sha384(value.concat(content))));
  }

  /// PCR3 of an enclave whose parent instance runs under this IAM role.
  public static PcrValue ofRole(String roleArn) {
    return extendedWith(Bytes.of(roleArn.getBytes(StandardCharsets.US_ASCII)));
  }

  /// PCR4 of an enclave on this parent instance, such as `i-0123456789abcdef0`.
  public static PcrValue ofInstance(String instanceId) {
    return extendedWith(Bytes.of(instanceId.getBytes(StandardCharsets.US_ASCII)));
  }

  /// PCR16 of an enclave that was founded on this charter root.
  public static PcrValue ofCharterRoot(Digest charterRoot) {
    return extendedWith(charterRoot.value());
  }

  public boolean isZero() {
    return value.isZero();
  }

  public String hex() {
    return value.hex();
  }

  @Override
  public String toString() {
    return hex();
  }

  private static byte[] sha384(Bytes content) {
    try {
      return MessageDigest.getInstance("SHA-384").digest(content.toArray());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-384", impossible);
    }
  }
}
