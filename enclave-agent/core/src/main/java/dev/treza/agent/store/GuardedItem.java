package dev.treza.agent.store;

import dev.treza.fleet.Bytes;
import java.nio.ByteBuffer;

/// An item as it lies in a store that is not believed: `code (32) ‖ u64 epoch ‖ value`, big-endian.
///
/// @param code authenticates everything else, and key and version with it
/// @param epoch of the boot that wrote it
record GuardedItem(Bytes code, long epoch, Bytes value) {
  static final int CODE = 32;
  static final int HEADER = CODE + Long.BYTES;

  Bytes encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + value.length());
    bytes.put(code.toArray()).putLong(epoch).put(value.toArray());
    return Bytes.of(bytes.array());
  }

  /// Takes it apart; if `bytes` are too short to be one, its code verifies nothing.
  static GuardedItem of(Bytes bytes) {
    if (bytes.length() < HEADER) {
      return new GuardedItem(Bytes.EMPTY, 0, Bytes.EMPTY);
    }
    return new GuardedItem(
        bytes.slice(0, CODE),
        ByteBuffer.wrap(bytes.slice(CODE, HEADER).toArray()).getLong(),
        bytes.slice(HEADER, bytes.length()));
  }
}
