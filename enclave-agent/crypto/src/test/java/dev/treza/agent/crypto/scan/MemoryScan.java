package dev.treza.agent.crypto.scan;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Searches every writable mapping of a process for a [Needle], through `/proc/…/mem`. What it
/// reads passes through one buffer outside the heap, which is left out of the search and zeroed.
public final class MemoryScan {
  private static final int CHUNK = 1 << 20;
  private static final long PAGE = 4096;

  private final Path process;
  private final Needle needle;
  private final MemorySegment own;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
  private final List<Hit> hits = new ArrayList<>();

  private MemoryScan(Path process, Needle needle, boolean self) {
    this.process = process;
    this.needle = needle;
    this.own = self ? MemorySegment.ofBuffer(chunk) : MemorySegment.NULL;
  }

  /// All places of `needle` in this process.
  public static List<Hit> ofSelf(Needle needle) throws IOException {
    return new MemoryScan(Path.of("/proc/self"), needle, true).run();
  }

  /// All places of `needle` in another process; needs the right to read its memory.
  public static List<Hit> ofProcess(long pid, Needle needle) throws IOException {
    return new MemoryScan(Path.of("/proc", Long.toString(pid)), needle, false).run();
  }

  private List<Hit> run() throws IOException {
    try (FileChannel memory = FileChannel.open(process.resolve("mem"))) {
      for (String mapping : Files.readAllLines(process.resolve("maps"))) {
        if (mapping.contains(" rw") && !mapping.contains("[v")) {
          scan(memory, mapping);
        }
      }
    }
    return List.copyOf(hits);
  }

  private void scan(FileChannel memory, String mapping) {
    String[] range = mapping.substring(0, mapping.indexOf(' ')).split("-", 2);
    long end = Long.parseUnsignedLong(range[1], 16);
    long at = Long.parseUnsignedLong(range[0], 16);
    while (at < end) {
      int size = read(memory, at, (int) Math.min(CHUNK, end - at));
      if (size < needle.length()) {
        at = (at / PAGE + 1) * PAGE;
      } else {
        search(at, size, mapping);
        // chunks overlap, so that a needle across their edge is seen, and seen once
        at += size - needle.length() + 1;
      }
    }
  }

  /// Bytes read: none where a page was unmapped meanwhile, by this process's other threads.
  private int read(FileChannel memory, long at, int size) {
    try {
      return memory.read(chunk.clear().limit(size), at);
    } catch (IOException unmapped) {
      return 0;
    }
  }

  private void search(long at, int size, String mapping) {
    for (int i = 0; i + needle.length() <= size; i++) {
      if (needle.isAt(chunk, i) && !isOwn(at + i)) {
        hits.add(new Hit(at + i, mapping));
      }
    }
    MemorySegment.ofBuffer(chunk.clear()).fill((byte) 0);
  }

  private boolean isOwn(long address) {
    return address >= own.address() && address < own.address() + own.byteSize();
  }
}
