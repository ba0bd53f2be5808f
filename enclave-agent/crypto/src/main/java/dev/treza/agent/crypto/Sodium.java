package dev.treza.agent.crypto;

import java.lang.foreign.SymbolLookup;

/// libsodium, loaded and initialised once, for everything that computes with it.
public final class Sodium {
  private final SymbolLookup symbols;

  private Sodium(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /// Loads the library.
  ///
  /// @throws NativeLibraryException if it is not the pinned one
  public static Sodium load() throws NativeLibraryException {
    return new Sodium(LibSodium.initialised());
  }

  SymbolLookup symbols() {
    return symbols;
  }
}
