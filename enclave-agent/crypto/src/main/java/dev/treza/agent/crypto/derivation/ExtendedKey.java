package dev.treza.agent.crypto.derivation;

import dev.treza.agent.crypto.SecretBuffer;

/// A node of a tree of keys: a secret key and the chain code its children come from, 32 bytes each.
/// Who has both and any private child below has the parent: neither leaves this process together.
public final class ExtendedKey implements AutoCloseable {
  public static final int LENGTH = 32;

  private final SecretBuffer key;
  private final SecretBuffer chainCode;

  /// A node that owns both buffers from now on.
  public ExtendedKey(SecretBuffer key, SecretBuffer chainCode) {
    if (key.size() != LENGTH || chainCode.size() != LENGTH) {
      throw new IllegalArgumentException("a key and a chain code have 32 bytes each");
    }
    this.key = key;
    this.chainCode = chainCode;
  }

  /// Closed with this node.
  public SecretBuffer key() {
    return key;
  }

  /// Closed with this node.
  public SecretBuffer chainCode() {
    return chainCode;
  }

  @Override
  public void close() {
    key.close();
    chainCode.close();
  }
}
