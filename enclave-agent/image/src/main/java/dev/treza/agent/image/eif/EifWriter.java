package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import java.nio.ByteBuffer;
import java.util.List;

/// Writes EIF version 4. The same image gives the same bytes, always.
public final class EifWriter {
  private EifWriter() {}

  /// The file that holds `image`.
  ///
  /// @throws ArithmeticException if it were larger than 2 GiB
  public static Bytes write(EnclaveImage image) {
    List<Section> sections = Section.of(image);
    long length = EifFormat.HEADER + sections.stream().mapToLong(Section::length).sum();
    ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(length));
    header(file, image, sections);
    file.position(EifFormat.HEADER);
    sections.forEach(section -> write(file, section));
    file.putInt(EifFormat.AT_CRC, EifFormat.checksum(file.array()));
    return Bytes.of(file.array());
  }

  private static void header(ByteBuffer file, EnclaveImage image, List<Section> sections) {
    file.putInt(0, EifFormat.MAGIC)
        .putShort(EifFormat.AT_VERSION, (short) EifFormat.VERSION)
        .putLong(EifFormat.AT_MEMORY, image.memory())
        .putLong(EifFormat.AT_CPUS, image.cpus())
        .putShort(EifFormat.AT_SECTIONS, (short) sections.size());
    long offset = EifFormat.HEADER;
    for (int i = 0; i < sections.size(); i++) {
      file.putLong(EifFormat.AT_OFFSETS + Long.BYTES * i, offset);
      file.putLong(EifFormat.AT_SIZES + Long.BYTES * i, sections.get(i).content().length());
      offset += sections.get(i).length();
    }
  }

  private static void write(ByteBuffer file, Section section) {
    file.putShort((short) section.type().code())
        .putShort((short) 0)
        .putLong(section.content().length())
        .put(section.content().toArray());
  }
}
