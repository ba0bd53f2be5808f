package dev.treza.agent.simulator.emulator;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// An enclave image file, as a hypervisor reads it: what is booted and what it is signed with. The
/// reader is not the builder's on purpose, so that an error of one is not an error of both.
///
/// @param ramdisks in their order
/// @param signature content of the signature section
record ImageFile(
    Bytes kernel, String commandLine, List<Bytes> ramdisks, Optional<Bytes> signature) {
  private static final int HEADER = 548;
  private static final int SECTION_HEADER = 12;
  private static final int MAX_SECTIONS = 32;
  private static final int MAGIC = 0x2e656966;
  private static final int VERSION = 4;
  private static final int AT_SECTIONS = 26;
  private static final int AT_OFFSETS = 28;
  private static final int AT_SIZES = 284;
  private static final int AT_CHECKSUM = 544;

  ImageFile {
    ramdisks = List.copyOf(ramdisks);
  }

  static ImageFile read(Path file) throws IOException, EmulatorException {
    byte[] content = Files.readAllBytes(file);
    if (content.length < HEADER) {
      throw new EmulatorException(file + " is no enclave image: it is too short");
    }
    ByteBuffer image = ByteBuffer.wrap(content);
    int count = Short.toUnsignedInt(image.getShort(AT_SECTIONS));
    if (image.getInt(0) != MAGIC || image.getShort(4) != VERSION || count > MAX_SECTIONS) {
      throw new EmulatorException(file + " is no enclave image of version 4");
    }
    if (image.getInt(AT_CHECKSUM) != checksum(content)) {
      throw new EmulatorException(file + " is damaged: its checksum is wrong");
    }
    Parts parts = new Parts();
    for (int i = 0; i < count; i++) {
      long at = image.getLong(AT_OFFSETS + Long.BYTES * i);
      long size = image.getLong(AT_SIZES + Long.BYTES * i);
      if (at < HEADER || size < 0 || at > content.length - SECTION_HEADER - size) {
        throw new EmulatorException(file + " has a section outside itself");
      }
      int start = (int) at + SECTION_HEADER;
      byte[] section = Arrays.copyOfRange(content, start, start + (int) size);
      parts.add(image.getShort((int) at), Bytes.of(section));
    }
    return parts.whole(file);
  }

  private static int checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content, 0, AT_CHECKSUM);
    crc.update(content, HEADER, content.length - HEADER);
    return (int) crc.getValue();
  }

  /// The sections, as they come.
  private static final class Parts {
    private static final int KERNEL = 1;
    private static final int COMMAND_LINE = 2;
    private static final int RAMDISK = 3;
    private static final int SIGNATURE = 4;

    private final List<Bytes> kernels = new ArrayList<>();
    private final List<Bytes> commandLines = new ArrayList<>();
    private final List<Bytes> ramdisks = new ArrayList<>();
    private final List<Bytes> signatures = new ArrayList<>();

    private void add(int type, Bytes content) {
      switch (type) {
        case KERNEL -> kernels.add(content);
        case COMMAND_LINE -> commandLines.add(content);
        case RAMDISK -> ramdisks.add(content);
        case SIGNATURE -> signatures.add(content);
        default -> {
          // metadata are neither booted nor measured
        }
      }
    }

    private ImageFile whole(Path file) throws EmulatorException {
      if (kernels.size() != 1 || commandLines.size() != 1 || signatures.size() > 1) {
        throw new EmulatorException(file + " does not have one kernel and one command line");
      }
      return new ImageFile(
          kernels.getFirst(),
          new String(commandLines.getFirst().toArray(), StandardCharsets.US_ASCII),
          ramdisks,
          signatures.stream().findFirst());
    }
  }
}
