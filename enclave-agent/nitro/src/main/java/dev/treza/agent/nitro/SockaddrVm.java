package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `struct sockaddr_vm` of vsock(7), 16 bytes in host byte order: family (u16 at 0), reserved (u16
/// at 2), port (u32 at 4), context id (u32 at 8), flags (u8 at 12), zeroes.
final class SockaddrVm {
  static final short AF_VSOCK = 40;
  static final StructLayout LAYOUT =
      MemoryLayout.structLayout(
          JAVA_SHORT.withName("svm_family"),
          JAVA_SHORT.withName("svm_reserved1"),
          JAVA_INT.withName("svm_port"),
          JAVA_INT.withName("svm_cid"),
          JAVA_BYTE.withName("svm_flags"),
          MemoryLayout.sequenceLayout(3, JAVA_BYTE).withName("svm_zero"));
  private static final long PORT = 4;
  private static final long CID = 8;

  private SockaddrVm() {}

  static MemorySegment of(Arena arena, VsockAddress address) {
    MemorySegment segment = arena.allocate(LAYOUT);
    segment.set(JAVA_SHORT, 0, AF_VSOCK);
    segment.set(JAVA_INT, PORT, (int) address.port());
    segment.set(JAVA_INT, CID, (int) address.cid());
    return segment;
  }

  static VsockAddress read(MemorySegment segment) {
    return new VsockAddress(
        Integer.toUnsignedLong(segment.get(JAVA_INT, CID)),
        Integer.toUnsignedLong(segment.get(JAVA_INT, PORT)));
  }
}
