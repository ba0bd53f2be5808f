package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.image.ImageRefusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads EIF version 4 as strictly as it can be read: what is accepted is, byte for byte, what
/// [EifWriter] writes for the image that was read. Refuses with `IMG-SIZE`, `IMG-FORMAT`, `IMG-CRC`
/// and `IMG-SECTION`.
public final class EifReader {
  /// The largest file that is read, in bytes.
  public static final int MAX_SIZE = 1 << 30;

  private final ByteBuffer file;

  private EifReader(byte[] file) {
    this.file = ByteBuffer.wrap(file).asReadOnlyBuffer();
  }

  public static Outcome<EnclaveImage> read(Bytes file) {
    if (file.length() < EifFormat.HEADER || file.length() > MAX_SIZE) {
      return Outcome.refused(ImageRefusal.SIZE, "the file has " + file.length() + " bytes");
    }
    byte[] content = file.toArray();
    try {
      EifReader reader = new EifReader(content);
      reader.checkHeader(EifFormat.checksum(content));
      EnclaveImage image = reader.image(new SectionOrder(reader.sections()));
      requireOneForm(content, EifWriter.write(image).toArray());
      return Outcome.accepted(image);
    } catch (ImageShapeException refused) {
      return Outcome.refused(refused.refusal());
    }
  }

  private void checkHeader(int checksum) throws ImageShapeException {
    if (file.getInt(0) != EifFormat.MAGIC) {
      throw ImageShapeException.at(ImageRefusal.FORMAT, 0, "it does not begin as an EIF does");
    }
    if (file.getShort(EifFormat.AT_VERSION) != EifFormat.VERSION) {
      throw ImageShapeException.at(
          ImageRefusal.FORMAT, EifFormat.AT_VERSION, "it is of another version");
    }
    if (file.getShort(EifFormat.AT_FLAGS) != 0) {
      throw ImageShapeException.at(
          ImageRefusal.FORMAT, EifFormat.AT_FLAGS, "it is for another processor");
    }
    if (file.getLong(EifFormat.AT_MEMORY) < 0 || file.getLong(EifFormat.AT_CPUS) < 0) {
      throw ImageShapeException.at(
          ImageRefusal.FORMAT, EifFormat.AT_MEMORY, "it asks for more than any machine has");
    }
    if (file.getInt(EifFormat.AT_CRC) != checksum) {
      throw ImageShapeException.at(
          ImageRefusal.CRC, EifFormat.AT_CRC, "the content has the CRC-32 " + hex(checksum));
    }
  }

  private List<Section> sections() throws ImageShapeException {
    int count = Short.toUnsignedInt(file.getShort(EifFormat.AT_SECTIONS));
    if (count > EifFormat.MAX_SECTIONS) {
      throw ImageShapeException.at(
          ImageRefusal.SECTION, EifFormat.AT_SECTIONS, count + " sections");
    }
    List<Section> sections = new ArrayList<>();
    file.position(EifFormat.HEADER);
    while (sections.size() < count) {
      sections.add(section());
    }
    return sections;
  }

  private Section section() throws ImageShapeException {
    int start = file.position();
    if (file.remaining() < EifFormat.SECTION_HEADER) {
      throw ImageShapeException.at(ImageRefusal.SECTION, start, "the file ends before a section");
    }
    int code = Short.toUnsignedInt(file.getShort());
    EifFormat.Type type =
        EifFormat.Type.of(code)
            .orElseThrow(() ->
                ImageShapeException.at(
                    ImageRefusal.SECTION, start, "a section of the unknown type " + code));
    file.getShort();
    long size = file.getLong();
    if (size < 0 || size > file.remaining()) {
      throw ImageShapeException.at(ImageRefusal.SECTION, start, "the file ends within a section");
    }
    byte[] content = new byte[(int) size];
    file.get(content);
    return new Section(type, Bytes.of(content));
  }

  private EnclaveImage image(SectionOrder order) throws ImageShapeException {
    Bytes kernel = order.one(EifFormat.Type.KERNEL);
    String commandLine = commandLine(order.one(EifFormat.Type.COMMAND_LINE));
    Bytes metadata = order.one(EifFormat.Type.METADATA);
    List<Bytes> ramdisks = order.some(EifFormat.Type.RAMDISK);
    var signature = order.maybe(EifFormat.Type.SIGNATURE);
    order.end();
    return new EnclaveImage(
        file.getLong(EifFormat.AT_MEMORY),
        file.getLong(EifFormat.AT_CPUS),
        kernel,
        commandLine,
        metadata,
        ramdisks,
        signature);
  }

  private static String commandLine(Bytes content) throws ImageShapeException {
    String text = new String(content.toArray(), StandardCharsets.US_ASCII);
    if (!EnclaveImage.validCommandLine(text)) {
      throw ImageShapeException.of(
          ImageRefusal.SECTION, "the command line is not 1 to 2048 printable characters");
    }
    return text;
  }

  private static void requireOneForm(byte[] found, byte[] written) throws ImageShapeException {
    // the checksum fits what was found, so it says nothing of where the two differ
    int header = Arrays.mismatch(found, 0, EifFormat.AT_CRC, written, 0, EifFormat.AT_CRC);
    int body =
        Arrays.mismatch(
            found, EifFormat.HEADER, found.length, written, EifFormat.HEADER, written.length);
    if (header >= 0 || body >= 0) {
      throw ImageShapeException.at(
          ImageRefusal.FORMAT,
          header >= 0 ? header : EifFormat.HEADER + body,
          "the file differs from what its content is written as");
    }
  }

  private static String hex(int value) {
    return String.format("%08x", value);
  }
}
