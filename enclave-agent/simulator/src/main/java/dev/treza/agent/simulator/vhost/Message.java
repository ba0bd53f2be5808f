package dev.treza.agent.simulator.vhost;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A vhost-user message from the front end: number of the request, whether an acknowledgement is
/// wanted, payload, and the descriptors that came with it.
final class Message {
  static final int HEADER = 12;
  static final int MAX_PAYLOAD = 4096;
  private static final int VERSION_MASK = 3;
  private static final int VERSION = 1;
  private static final int REPLY = 4;
  private static final int NEED_REPLY = 8;

  private final int request;
  private final boolean needsReply;
  private final byte[] payload;
  private final List<Integer> descriptors;

  Message(int request, int flags, byte[] payload, List<Integer> descriptors) throws VhostException {
    if ((flags & VERSION_MASK) != VERSION || (flags & REPLY) != 0) {
      throw new VhostException("a message with the flags 0x" + Integer.toHexString(flags));
    }
    this.request = request;
    this.needsReply = (flags & NEED_REPLY) != 0;
    this.payload = payload;
    this.descriptors = descriptors;
  }

  int request() {
    return request;
  }

  boolean needsReply() {
    return needsReply;
  }

  List<Integer> descriptors() {
    return descriptors;
  }

  /// The payload, little-endian as on every machine this runs on; it must have `length` bytes.
  ByteBuffer payload(int length) throws VhostException {
    if (payload.length != length) {
      throw new VhostException(
          "message %d has %d bytes, not %d".formatted(request, payload.length, length));
    }
    return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
  }

  int length() {
    return payload.length;
  }

  /// An answer of eight bytes to this message.
  byte[] reply(long value) {
    return ByteBuffer.allocate(HEADER + Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(request)
        .putInt(VERSION | REPLY)
        .putInt(Long.BYTES)
        .putLong(value)
        .array();
  }
}
