package dev.treza.agent.simulator.vhost;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The guest's memory as the front end shares it: few regions, each known by the address the guest
/// gives it and by the one the front end gives it.
final class GuestMemory {
  static final GuestMemory NONE = new GuestMemory(List.of());

  /// One region.
  ///
  /// @param guest where the guest sees it (physical)
  /// @param user where the front end sees it
  record Region(long guest, long user, MemorySegment memory) {}

  private final List<Region> regions;

  GuestMemory(List<Region> regions) {
    this.regions = List.copyOf(regions);
  }

  /// `length` bytes at an address of the guest.
  ///
  /// @param length as unsigned
  MemorySegment atGuest(long address, long length) throws VhostException {
    for (Region region : regions) {
      if (contains(region.memory, address - region.guest, length)) {
        return region.memory.asSlice(address - region.guest, length);
      }
    }
    throw outside(address, length);
  }

  /// `length` bytes at an address of the front end, aligned to `alignment` as the rings must be.
  MemorySegment atUser(long address, long length, long alignment) throws VhostException {
    for (Region region : regions) {
      if (contains(region.memory, address - region.user, length)) {
        MemorySegment found = region.memory.asSlice(address - region.user, length);
        if (found.address() % alignment != 0) {
          throw new VhostException("a ring is not aligned");
        }
        return found;
      }
    }
    throw outside(address, length);
  }

  /// Differences of addresses may be anything, so they are compared without a sign.
  private static boolean contains(MemorySegment memory, long offset, long length) {
    long size = memory.byteSize();
    return Long.compareUnsigned(offset, size) <= 0
        && Long.compareUnsigned(length, size - offset) <= 0;
  }

  private static VhostException outside(long address, long length) {
    return new VhostException(
        "%s bytes at 0x%x are not in the guest's memory"
            .formatted(Long.toUnsignedString(length), address));
  }
}
