package dev.treza.agent.crypto;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/// A secret in locked pages outside the Java heap. What it holds can be reached only by the rooms
/// that compute on secrets (rule `onlySecretRoomsReadSecrets` of the build); everybody else may
/// pass it on and must close it. Closing zeroes it and may be repeated. Equality is identity:
/// secrets are not compared by content.
public final class SecretBuffer implements AutoCloseable {
  private final LockedPages pages;
  private final int size;
  private final Cleaner.Cleanable net;

  SecretBuffer(LockedPages pages, int size, Cleaner cleaner, Runnable collect) {
    this.pages = pages;
    this.size = size;
    this.net = cleaner.register(this, collect);
  }

  /// In bytes.
  public int size() {
    return size;
  }

  /// The secret itself, for the rooms that compute on secrets.
  ///
  /// @throws IllegalStateException from every use after [#close]
  public MemorySegment segment() {
    return pages.segment();
  }

  /// Zeroes the secret and gives its pages back.
  ///
  /// @throws IllegalStateException if another thread is using it in a native call
  /// @throws WrongThreadException if it belongs to another thread
  @Override
  public synchronized void close() {
    if (!pages.isClosed()) {
      pages.close();
      net.clean();
    }
  }

  /// The size only.
  @Override
  public String toString() {
    return "SecretBuffer[" + size + " bytes, redacted]";
  }
}
