package dev.treza.agent.store;

import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The journal's bytes: a batch is `u32 length ‖ u32 CRC-32C of the body ‖ body`, the body `u32
/// count` and for each write `u32 length ‖ UTF-8 key ‖ u64 version ‖ u32 length ‖ value`;
/// big-endian.
final class JournalFormat {
  static final Bytes MAGIC = Bytes.utf8("treza-journal-1\n");
  static final int FRAME = 8;

  private JournalFormat() {}

  /// The frame of one batch; what it only demands is no part of it.
  static ByteBuffer encode(List<Write> all) {
    List<Write> batch = all.stream().filter(write -> write.content().isPresent()).toList();
    List<byte[]> keys =
        batch.stream().map(write -> write.key().getBytes(StandardCharsets.UTF_8)).toList();
    int size = 4;
    for (int i = 0; i < batch.size(); i++) {
      size += 16 + keys.get(i).length + value(batch.get(i)).length();
    }
    ByteBuffer frame = ByteBuffer.allocate(FRAME + size);
    frame.position(FRAME).putInt(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      Write write = batch.get(i);
      frame.putInt(keys.get(i).length).put(keys.get(i));
      frame.putLong(write.expected() + 1);
      frame.putInt(value(write).length()).put(value(write).toArray());
    }
    frame.putInt(0, size).putInt(4, checksum(frame.slice(FRAME, size)));
    return frame.rewind();
  }

  private static Bytes value(Write write) {
    return write.content().orElseThrow();
  }

  /// The batch whose frame begins at the buffer's position, which is moved behind it; nothing, and
  /// the position unmoved, if no whole and undamaged frame stands there.
  static Optional<List<Write>> decode(ByteBuffer journal) {
    int start = journal.position();
    if (journal.remaining() < FRAME) {
      return Optional.empty();
    }
    int size = journal.getInt(start);
    if (size < 4 || size > journal.remaining() - FRAME) {
      return Optional.empty();
    }
    ByteBuffer body = journal.slice(start + FRAME, size);
    if (checksum(body.duplicate()) != journal.getInt(start + 4)) {
      return Optional.empty();
    }
    try {
      List<Write> batch = body(body);
      journal.position(start + FRAME + size);
      return Optional.of(batch);
    } catch (BufferUnderflowException damaged) {
      return Optional.empty();
    }
  }

  private static List<Write> body(ByteBuffer body) {
    int count = body.getInt();
    List<Write> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = new String(bytes(body), StandardCharsets.UTF_8);
      long version = body.getLong();
      batch.add(new Write(key, version - 1, Bytes.of(bytes(body))));
    }
    if (batch.size() != count || body.hasRemaining()) {
      throw new BufferUnderflowException();
    }
    return batch;
  }

  private static byte[] bytes(ByteBuffer body) {
    int length = body.getInt();
    if (length < 0 || length > body.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    body.get(bytes);
    return bytes;
  }

  private static int checksum(ByteBuffer body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return (int) crc.getValue();
  }
}
