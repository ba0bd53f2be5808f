package dev.treza.agent.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A file in memory (memfd_create(2)) whose content and size nobody can change any more, this
/// process included. It stays open for the life of the process.
///
/// @param descriptor its number
record SealedFile(int descriptor) {
  private static final int MFD_CLOEXEC = 0x1;
  private static final int MFD_ALLOW_SEALING = 0x2;
  private static final int F_ADD_SEALS = 1033;
  private static final int SEAL_SEAL_SHRINK_GROW_WRITE = 0x1 | 0x2 | 0x4 | 0x8;

  static SealedFile of(String name, byte[] content) throws SystemCallException {
    int descriptor = LibC.memfdCreate(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rest = arena.allocateFrom(ValueLayout.JAVA_BYTE, content);
      while (rest.byteSize() > 0) {
        rest = rest.asSlice(LibC.write(descriptor, rest));
      }
    }
    LibC.fcntl(descriptor, F_ADD_SEALS, SEAL_SEAL_SHRINK_GROW_WRITE);
    return new SealedFile(descriptor);
  }

  /// A path that names this very file within this process.
  String path() {
    return "/proc/self/fd/" + descriptor;
  }
}
