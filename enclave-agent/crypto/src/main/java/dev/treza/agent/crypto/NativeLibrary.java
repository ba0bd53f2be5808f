package dev.treza.agent.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Loads a [PinnedLibrary]: the bytes whose digest was compared are copied to a [SealedFile] and
/// loaded from there, so nothing can be exchanged between the check and the use. A library stays
/// loaded for the life of the process.
final class NativeLibrary {
  private NativeLibrary() {}

  static SymbolLookup load(PinnedLibrary library) throws NativeLibraryException {
    return load(library, content(library));
  }

  static SymbolLookup load(PinnedLibrary library, byte[] content) throws NativeLibraryException {
    String pin = pin(library);
    String found = HexFormat.of().formatHex(sha256(content));
    if (!found.equals(pin)) {
      throw new NativeLibraryException(
          library.name() + " has the SHA-256 digest " + found + ", pinned is " + pin);
    }
    try {
      // The file is never closed: the dynamic linker knows libraries by name, and a second one
      // under a reused descriptor number would silently be taken for the first.
      SealedFile file = SealedFile.of(library.name(), content);
      return SymbolLookup.libraryLookup(file.path(), Arena.global());
    } catch (SystemCallException | IllegalArgumentException refused) {
      throw new NativeLibraryException(library.name() + " could not be loaded", refused);
    }
  }

  static byte[] content(PinnedLibrary library) throws NativeLibraryException {
    String resource = library.resource(PinnedLibrary.platform());
    try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new NativeLibraryException(library.name() + " is not in the jar at " + resource);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new NativeLibraryException(library.name() + " cannot be read", unreadable);
    }
  }

  private static String pin(PinnedLibrary library) throws NativeLibraryException {
    String platform = PinnedLibrary.platform();
    return library
        .pin(platform)
        .orElseThrow(
            () -> new NativeLibraryException(library.name() + " has no pin for " + platform));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}
