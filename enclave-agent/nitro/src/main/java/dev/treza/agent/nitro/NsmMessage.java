package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The 32-byte argument of the module's ioctl (`struct nsm_raw`): address and length of the
/// request, then of the response buffer. The device replaces the last length by the number of bytes
/// used.
final class NsmMessage {
  static final long SIZE = 32;

  /// `_IOWR(0x0A, 0, 32 bytes)`.
  static final long REQUEST = 0xC0200A00L;

  static final int MAX_REQUEST = 0x1000;

  /// A smaller buffer than this is silently filled only in part.
  static final int RESPONSE_CAPACITY = 0x3000;

  private static final long RESPONSE_LENGTH = 24;

  private NsmMessage() {}

  static MemorySegment of(Arena arena, MemorySegment request, MemorySegment response) {
    return arena.allocateFrom(
        JAVA_LONG, request.address(), request.byteSize(), response.address(), response.byteSize());
  }

  /// Bytes of the response that are in use.
  static long used(MemorySegment message) {
    return message.get(JAVA_LONG, RESPONSE_LENGTH);
  }
}
