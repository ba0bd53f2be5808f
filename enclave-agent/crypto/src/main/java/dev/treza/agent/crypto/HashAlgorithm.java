package dev.treza.agent.crypto;

/// The SHA-2 functions (FIPS 180-4) that secrets are hashed with.
public enum HashAlgorithm {
  SHA_256(32),
  SHA_512(64);

  private final int length;

  HashAlgorithm(int length) {
    this.length = length;
  }

  /// Of a digest, in bytes.
  public int length() {
    return length;
  }
}
