package dev.treza.agent.image.ramdisk;

import dev.treza.fleet.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a ramdisk as a cpio archive of the form `newc`, which the kernel unpacks. The same
/// ramdisk gives the same bytes, always: order, inodes, owner and time are fixed, and nothing is
/// compressed, because compressed forms differ between library versions.
public final class CpioWriter {
  private static final int ALIGNMENT = 4;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int inode;

  private CpioWriter() {}

  /// The archive that holds `ramdisk`.
  public static Bytes write(Ramdisk ramdisk) {
    CpioWriter writer = new CpioWriter();
    ramdisk.entries().forEach(writer::write);
    writer.entry(0, CpioHeader.TRAILER, 0, Bytes.EMPTY, 0, 0);
    return Bytes.of(writer.out.toByteArray());
  }

  private void write(Entry entry) {
    inode++;
    switch (entry) {
      case Entry.Folder(String path) -> entry(inode, path, CpioHeader.FOLDER, Bytes.EMPTY, 0, 0);
      case Entry.File(String path, Bytes content, boolean program) ->
          entry(inode, path, program ? CpioHeader.PROGRAM : CpioHeader.FILE, content, 0, 0);
      case Entry.Link(String path, String target) ->
          entry(inode, path, CpioHeader.LINK, Bytes.utf8(target), 0, 0);
      case Entry.Device(String path, int major, int minor) ->
          entry(inode, path, CpioHeader.DEVICE, Bytes.EMPTY, major, minor);
    }
  }

  private void entry(int number, String name, int mode, Bytes content, int major, int minor) {
    CpioHeader header =
        new CpioHeader(number, mode, content.length(), major, minor, name.length() + 1);
    out.writeBytes(header.encode().getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
    align();
    out.writeBytes(content.toArray());
    align();
  }

  private void align() {
    while (out.size() % ALIGNMENT != 0) {
      out.write(0);
    }
  }
}
