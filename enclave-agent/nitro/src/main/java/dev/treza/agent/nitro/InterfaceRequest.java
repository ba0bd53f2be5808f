package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// `struct ifreq` of netdevice(7), 40 bytes: the interface's name (16, zero-terminated), then, for
/// the two requests here, its flags (u16).
final class InterfaceRequest {
  static final long SIZE = 40;
  static final long GET_FLAGS = 0x8913;
  static final long SET_FLAGS = 0x8914;

  private static final long FLAGS = 16;
  private static final short IFF_UP = 1;

  private InterfaceRequest() {}

  static MemorySegment of(Arena arena, String name) {
    if (name.length() >= FLAGS) {
      throw new IllegalArgumentException("an interface name has at most 15 characters");
    }
    MemorySegment request = arena.allocate(SIZE, Long.BYTES);
    request.setString(0, name);
    return request;
  }

  /// Adds "up" to the flags.
  static void setUp(MemorySegment request) {
    request.set(JAVA_SHORT, FLAGS, (short) (request.get(JAVA_SHORT, FLAGS) | IFF_UP));
  }
}
