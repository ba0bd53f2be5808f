package dev.treza.agent.store;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// A state store in one local file, as trustworthy as its disk (`state: local`; refused on
/// mainnet). Every batch is one frame appended and forced to disk before the call returns; a
/// process killed at any byte loses at most the batch it had not yet acknowledged. One process at a
/// time.
///
/// Frames are written into zeros that were written before them: a file that does not grow has no
/// new size or place to be recorded by the file system, and is forced in a quarter of the time.
public final class JournalStateStore implements StateStore, AutoCloseable {
  /// How far ahead of a batch zeros are written, if it reaches beyond the last ones.
  private static final int AHEAD = 1 << 20;

  private final FileChannel file;
  private final TreeMap<String, Versioned> values = new TreeMap<>();
  private final ReentrantLock access = new ReentrantLock();
  private long end;
  private long zeroed;
  private boolean broken;

  private JournalStateStore(FileChannel file) {
    this.file = file;
  }

  /// Opens the journal, making it if there is none, and drops a batch that was cut off while being
  /// written.
  ///
  /// @throws StoreException if it is open already, here or in another process, or it is damaged
  ///   before its end
  public static JournalStateStore open(Path path) throws StoreException {
    try {
      FileChannel file =
          FileChannel.open(
              path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      try {
        lock(file, path);
        JournalStateStore store = new JournalStateStore(file);
        store.load(path);
        return store;
      } catch (IOException | StoreException | OverlappingFileLockException e) {
        file.close();
        throw e;
      }
    } catch (OverlappingFileLockException e) {
      throw new StoreException("this process has " + path.getFileName() + " open already", e);
    } catch (IOException e) {
      throw new StoreException("cannot open " + path.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /// The lock ends with the channel.
  private static void lock(FileChannel file, Path path) throws IOException, StoreException {
    if (file.tryLock() == null) {
      throw new StoreException("another process has " + path.getFileName() + " open");
    }
  }

  private void load(Path path) throws IOException, StoreException {
    ByteBuffer journal = content();
    if (journal.remaining() < JournalFormat.MAGIC.length()) {
      begin(path, journal);
      return;
    }
    byte[] magic = new byte[JournalFormat.MAGIC.length()];
    journal.get(magic);
    if (!Bytes.of(magic).equals(JournalFormat.MAGIC)) {
      throw new StoreException(path.getFileName() + " is no journal of this version");
    }
    replay(path, journal);
    dropTail(path, journal);
  }

  /// Read through the locked channel: closing any other descriptor of the file would end the lock
  /// (fcntl(2)).
  private ByteBuffer content() throws IOException {
    ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(file.size()));
    while (content.hasRemaining() && file.read(content, content.position()) >= 0) {}
    return content.flip();
  }

  private void replay(Path path, ByteBuffer journal) throws StoreException {
    end = journal.position();
    for (var batch = JournalFormat.decode(journal);
        batch.isPresent();
        batch = JournalFormat.decode(journal)) {
      if (!batch.get().stream().allMatch(this::asExpected)) {
        throw new StoreException(path.getFileName() + " lacks a batch before byte " + end);
      }
      batch.get().forEach(this::apply);
      end = journal.position();
    }
  }

  private void begin(Path path, ByteBuffer journal) throws IOException, StoreException {
    byte[] found = new byte[journal.remaining()];
    journal.get(found);
    if (!Bytes.of(found).equals(JournalFormat.MAGIC.slice(0, found.length))) {
      throw new StoreException(path.getFileName() + " is no journal of this version");
    }
    file.truncate(0);
    append(ByteBuffer.wrap(JournalFormat.MAGIC.toArray()), 0);
    end = JournalFormat.MAGIC.length();
    zeroed = end;
    Directories.forceParentOf(path);
  }

  /// Only the last frame can be cut off, because each was forced before the next began: if a whole
  /// frame stands behind the broken one, the file was damaged and nothing may be dropped.
  private void dropTail(Path path, ByteBuffer journal) throws IOException, StoreException {
    for (int at = (int) end + 1; at < journal.limit(); at++) {
      if (JournalFormat.decode(journal.position(at)).isPresent()) {
        throw new StoreException(path.getFileName() + " is damaged at byte " + end);
      }
    }
    if (journal.limit() > end) {
      file.truncate(end);
      file.force(true);
    }
    zeroed = end;
  }

  @Override
  public Optional<Versioned> read(String key) throws StoreException {
    access.lock();
    try {
      usable();
      return Optional.ofNullable(values.get(key));
    } finally {
      access.unlock();
    }
  }

  @Override
  public SortedMap<String, Versioned> readAll(String prefix) throws StoreException {
    access.lock();
    try {
      usable();
      return new TreeMap<>(values.subMap(prefix, prefix + Character.MAX_VALUE));
    } finally {
      access.unlock();
    }
  }

  @Override
  public boolean write(List<Write> batch) throws StoreException {
    requireDistinctKeys(batch);
    access.lock();
    try {
      usable();
      if (!batch.stream().allMatch(this::asExpected)) {
        return false;
      }
      ByteBuffer frame = JournalFormat.encode(batch);
      int length = frame.remaining();
      zeroAhead(end + length);
      append(frame, end);
      end += length;
      batch.forEach(this::apply);
      return true;
    } catch (IOException e) {
      takeBack(e);
      throw new StoreException("the state cannot be written: " + e.getMessage(), e);
    } finally {
      access.unlock();
    }
  }

  private void append(ByteBuffer bytes, long at) throws IOException {
    writeAll(bytes, at);
    file.force(false);
  }

  private void writeAll(ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      position += file.write(bytes, position);
    }
  }

  /// A disk without room for zeros may still have room for the batch. Never below [#end], where
  /// acknowledged batches lie: after a disk was full the zeros end before it.
  private void zeroAhead(long needed) throws IOException {
    if (needed <= zeroed) {
      return;
    }
    long from = Math.max(end, zeroed);
    try {
      writeAll(ByteBuffer.allocate(Math.toIntExact(needed + AHEAD - from)), from);
      zeroed = needed + AHEAD;
    } catch (IOException full) {
      file.truncate(end);
      zeroed = end;
    }
  }

  /// After a failed write the file may hold part of a frame, or a whole one whose force failed; the
  /// store goes on only if it can be cut back to what was acknowledged.
  private void takeBack(IOException cause) {
    try {
      file.truncate(end);
      zeroed = end;
      file.force(true);
    } catch (IOException worse) {
      broken = true;
      cause.addSuppressed(worse);
    }
  }

  private void usable() throws StoreException {
    if (broken) {
      throw new StoreException("the state could not be written and must be opened again");
    }
  }

  private static void requireDistinctKeys(List<Write> batch) {
    if (batch.stream().map(Write::key).distinct().count() < batch.size()) {
      throw new IllegalArgumentException("a batch writes each key once");
    }
  }

  private boolean asExpected(Write write) {
    Versioned now = values.get(write.key());
    return write.expected() == (now == null ? 0 : now.version());
  }

  private void apply(Write write) {
    write
        .content()
        .ifPresent(value -> values.put(write.key(), new Versioned(write.expected() + 1, value)));
  }

  /// Drops the zeros, which are only of use to a store that goes on writing.
  @Override
  public void close() throws StoreException {
    access.lock();
    try (file) {
      if (file.isOpen() && !broken) {
        file.truncate(end);
      }
    } catch (IOException e) {
      throw new StoreException("cannot close the state: " + e.getMessage(), e);
    } finally {
      access.unlock();
    }
  }
}
