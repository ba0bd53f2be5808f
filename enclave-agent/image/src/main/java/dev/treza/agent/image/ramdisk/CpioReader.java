package dev.treza.agent.image.ramdisk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.image.ImageRefusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a cpio archive of the form `newc` as strictly as it can be read: what is accepted is, byte
/// for byte, what [CpioWriter] writes for it. Refuses with `IMG-RAMDISK`.
public final class CpioReader {
  private static final int ALIGNMENT = 4;

  private final Bytes archive;
  private int position;

  private CpioReader(Bytes archive) {
    this.archive = archive;
  }

  public static Outcome<Ramdisk> read(Bytes archive) {
    CpioReader reader = new CpioReader(archive);
    try {
      Ramdisk ramdisk = reader.ramdisk();
      return CpioWriter.write(ramdisk).equals(archive)
          ? Outcome.accepted(ramdisk)
          : Outcome.refused(ImageRefusal.RAMDISK, "it differs from what its content is written as");
    } catch (CpioException malformed) {
      return Outcome.refused(
          Refusal.at(ImageRefusal.RAMDISK, "byte " + reader.position, malformed.reason()));
    }
  }

  private Ramdisk ramdisk() throws CpioException {
    List<Entry> entries = new ArrayList<>();
    for (var next = entry(); next.isPresent(); next = entry()) {
      entries.add(next.get());
    }
    Optional<String> fault = Ramdisk.fault(entries);
    if (fault.isPresent()) {
      throw new CpioException(fault.get());
    }
    return new Ramdisk(entries);
  }

  /// The entry that begins here, or nothing if it is the trailer.
  private Optional<Entry> entry() throws CpioException {
    CpioHeader header = CpioHeader.decode(text(take(CpioHeader.LENGTH)));
    String name = name(header.nameSize());
    Bytes content = take(header.fileSize());
    align();
    return name.equals(CpioHeader.TRAILER)
        ? Optional.empty()
        : Optional.of(entry(name, header, content));
  }

  private String name(int size) throws CpioException {
    String terminated = text(take(size));
    align();
    if (!terminated.endsWith("\0")) {
      throw new CpioException("a name without its end");
    }
    return terminated.substring(0, terminated.length() - 1);
  }

  private static Entry entry(String name, CpioHeader header, Bytes content) throws CpioException {
    if (!Paths.valid(name)) {
      throw new CpioException("no path of a ramdisk");
    }
    return switch (header.mode()) {
      case CpioHeader.FOLDER -> new Entry.Folder(name);
      case CpioHeader.FILE -> new Entry.File(name, content, false);
      case CpioHeader.PROGRAM -> new Entry.File(name, content, true);
      case CpioHeader.LINK -> new Entry.Link(name, target(content));
      case CpioHeader.DEVICE -> new Entry.Device(name, header.major(), header.minor());
      default -> throw new CpioException("the mode " + Integer.toOctalString(header.mode()));
    };
  }

  private static String target(Bytes content) throws CpioException {
    String target = text(content);
    if (!Paths.validTarget(target)) {
      throw new CpioException("a link that leads nowhere");
    }
    return target;
  }

  private Bytes take(int length) throws CpioException {
    if (length > archive.length() - position) {
      throw new CpioException("the archive ends too early");
    }
    position += length;
    return archive.slice(position - length, position);
  }

  private void align() throws CpioException {
    take(-position & (ALIGNMENT - 1));
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
  }
}
