package dev.treza.agent.simulator.vhost;

import dev.treza.agent.simulator.vhost.GuestMemory.Region;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Maps the guest's memory that a front end shares. A mapping lasts as long as somebody can reach
/// it.
final class SharedMemory {
  private static final int MAX_REGIONS = 8;
  private static final int REGION = 32;
  private static final int HEAD = 8;

  private SharedMemory() {}

  /// Takes a `SET_MEM_TABLE` message; its descriptors stay the caller's.
  static GuestMemory map(Message message) throws SystemCallException, VhostException {
    int count = (message.length() - HEAD) / REGION;
    ByteBuffer table = message.payload(HEAD + REGION * Math.max(count, 0));
    if (count < 1
        || count > MAX_REGIONS
        || table.getInt() != count
        || message.descriptors().size() != count) {
      throw new VhostException("a table of " + count + " memory regions");
    }
    table.getInt();
    List<Region> regions = new ArrayList<>();
    for (int descriptor : message.descriptors()) {
      regions.add(region(table, descriptor));
    }
    return new GuestMemory(regions);
  }

  private static Region region(ByteBuffer table, int descriptor)
      throws SystemCallException, VhostException {
    long guest = table.getLong();
    long size = table.getLong();
    long user = table.getLong();
    long offset = table.getLong();
    long end = size + offset;
    // memory beyond the end of its file would kill whoever touches it
    if (size <= 0 || offset < 0 || end < size || end > Calls.length(descriptor)) {
      throw new VhostException("a memory region of %d bytes at %d".formatted(size, offset));
    }
    MemorySegment mapped = Calls.map(descriptor, end);
    return new Region(guest, user, mapped.asSlice(offset, size));
  }
}
