package dev.treza.fleet.charter;

import java.util.Optional;
import java.util.stream.Stream;

/// Where an enclave that runs keeps its state, records and sealing key. A charter comes into force
/// only in an enclave that keeps them where its `stateStore` says.
public enum StateKeeping {
  /// Nowhere: no charter can come into force, no key can be made.
  NONE("none"),
  /// In the enclave's own memory: all of it, keys too, is gone when the enclave is. Emulated
  /// enclaves only (ADR 0010).
  VOLATILE(Charter.VOLATILE_STORE),
  /// In files of the host, as trustworthy as its disk. Simulated enclaves only.
  LOCAL(Charter.LOCAL_STORE);

  private final String text;

  StateKeeping(String text) {
    this.text = text;
  }

  /// The form used in signed documents.
  public String text() {
    return text;
  }

  public static Optional<StateKeeping> parse(String text) {
    return Stream.of(values()).filter(keeping -> keeping.text.equals(text)).findFirst();
  }
}
