package dev.treza.agent.simulator.vhost;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/// A split virtqueue, device side (VIRTIO 1.2 section 2.7), on which requests and room for their
/// answers are offered in pairs. All of it lies in memory the guest can change at any time: what is
/// read once is not read again.
final class Virtqueue {
  static final int MAX_SIZE = 1024;

  private static final VarHandle U16 = JAVA_SHORT.varHandle();
  private static final long INDEX = 2;
  private static final long ENTRIES = 4;
  private static final long DESCRIPTOR = 16;
  private static final long USED_ENTRY = 8;
  private static final int NEXT = 1;
  private static final int WRITE = 2;
  private static final int INDIRECT = 4;
  private static final int PAIR = 2;

  /// One byte more than a request may have is enough to refuse it.
  private static final int REQUEST_LIMIT = 0x1001;

  private final GuestMemory memory;
  private final int size;
  private final MemorySegment descriptors;
  private final MemorySegment available;
  private final MemorySegment used;
  private int next;

  /// @param size how many descriptors: a power of two, at most [#MAX_SIZE]
  /// @param next the first entry of the available ring to be taken
  Virtqueue(GuestMemory memory, int size, RingAddresses rings, int next) throws VhostException {
    if (size < 1 || size > MAX_SIZE || Integer.bitCount(size) != 1) {
      throw new VhostException("a queue of " + size);
    }
    this.memory = memory;
    this.size = size;
    this.descriptors = memory.atUser(rings.descriptors(), DESCRIPTOR * size, DESCRIPTOR);
    this.available = memory.atUser(rings.available(), ENTRIES + Short.BYTES * (long) size, 2);
    this.used = memory.atUser(rings.used(), ENTRIES + USED_ENTRY * size, 4);
    this.next = next & 0xffff;
  }

  /// Where the three parts lie, as the front end sees them.
  record RingAddresses(long descriptors, long available, long used) {}

  private record Buffer(long address, long length, boolean writable) {}

  /// The next entry of the available ring.
  int next() {
    return next;
  }

  /// Answers every request that is there. Says whether there was one.
  boolean serve(Device device) throws VhostException {
    boolean served = false;
    while (waiting() >= PAIR) {
      int request = head(next);
      int response = head(next + 1);
      next = (next + PAIR) & 0xffff;
      byte[] answer = device.answer(read(request));
      int written = write(response, answer);
      give(request, 0, response, written);
      served = true;
    }
    return served;
  }

  private int waiting() throws VhostException {
    int index = Short.toUnsignedInt((short) U16.getAcquire(available, INDEX));
    int waiting = (index - next) & 0xffff;
    if (waiting > size) {
      throw new VhostException("more buffers are offered than there are");
    }
    return waiting;
  }

  private int head(int entry) {
    return u16(available, ENTRIES + Short.BYTES * (long) (entry & (size - 1)));
  }

  private byte[] read(int head) throws VhostException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    for (Buffer buffer : chain(head)) {
      if (buffer.writable) {
        throw new VhostException("a request in a buffer for answers");
      }
      MemorySegment content = memory.atGuest(buffer.address, buffer.length);
      long room = (long) REQUEST_LIMIT - request.size();
      request.writeBytes(content.asSlice(0, Math.min(room, buffer.length)).toArray(JAVA_BYTE));
    }
    return request.toByteArray();
  }

  private int write(int head, byte[] answer) throws VhostException {
    int written = 0;
    for (Buffer buffer : chain(head)) {
      if (!buffer.writable) {
        throw new VhostException("room for an answer that cannot be written");
      }
      MemorySegment target = memory.atGuest(buffer.address, buffer.length);
      int part = (int) Math.min(buffer.length, answer.length - written);
      MemorySegment.copy(answer, written, target, JAVA_BYTE, 0, part);
      written += part;
    }
    if (written < answer.length) {
      throw new VhostException("no room for an answer of " + answer.length + " bytes");
    }
    return written;
  }

  /// The buffers of a chain; it has at most as many as the queue, so that none is endless.
  private List<Buffer> chain(int head) throws VhostException {
    List<Buffer> buffers = new ArrayList<>();
    int index = head;
    while (buffers.size() < size) {
      if (index >= size) {
        throw new VhostException("descriptor " + index + " of " + size);
      }
      long at = DESCRIPTOR * (long) index;
      long address = descriptors.get(JAVA_LONG, at);
      long length = Integer.toUnsignedLong(descriptors.get(JAVA_INT, at + 8));
      int flags = u16(descriptors, at + 12);
      if ((flags & INDIRECT) != 0) {
        throw new VhostException("an indirect descriptor, which was not agreed on");
      }
      buffers.add(new Buffer(address, length, (flags & WRITE) != 0));
      if ((flags & NEXT) == 0) {
        return buffers;
      }
      index = u16(descriptors, at + 14);
    }
    throw new VhostException("a chain without end");
  }

  private void give(int request, int requestBytes, int response, int responseBytes) {
    int index = u16(used, INDEX);
    setUsed(index, request, requestBytes);
    setUsed(index + 1, response, responseBytes);
    U16.setRelease(used, INDEX, (short) (index + PAIR));
  }

  private void setUsed(int entry, int head, int bytes) {
    long at = ENTRIES + USED_ENTRY * (entry & (size - 1));
    used.set(JAVA_INT, at, head);
    used.set(JAVA_INT, at + Integer.BYTES, bytes);
  }

  private static int u16(MemorySegment segment, long at) {
    return Short.toUnsignedInt(segment.get(JAVA_SHORT, at));
  }
}
