package dev.treza.agent.image.eif;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Where things lie in an EIF file, version 4. Every number is big-endian.
///
/// | at | what |
/// | --- | --- |
/// | 0 | magic `.eif` |
/// | 4 | u16 version, u16 flags (bit 0: arm64) |
/// | 8 | u64 memory, u64 processors |
/// | 24 | u16 reserved, u16 number of sections |
/// | 28 | 32 × u64 offsets of the section headers |
/// | 284 | 32 × u64 sizes of the sections without their headers |
/// | 540 | u32 unused, u32 CRC-32 |
/// | 548 | the sections: u16 type, u16 flags, u64 size, content |
final class EifFormat {
  static final int MAGIC = 0x2e656966;
  static final int VERSION = 4;
  static final int AT_VERSION = 4;
  static final int AT_FLAGS = 6;
  static final int AT_MEMORY = 8;
  static final int AT_CPUS = 16;
  static final int AT_SECTIONS = 26;
  static final int AT_OFFSETS = 28;
  static final int AT_SIZES = 284;
  static final int AT_CRC = 544;
  static final int HEADER = 548;
  static final int SECTION_HEADER = 12;
  static final int MAX_SECTIONS = 32;

  /// What a section holds.
  enum Type {
    KERNEL(1),
    COMMAND_LINE(2),
    RAMDISK(3),
    SIGNATURE(4),
    METADATA(5);

    private final int code;

    Type(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Optional<Type> of(int code) {
      return Stream.of(values()).filter(type -> type.code == code).findFirst();
    }
  }

  private EifFormat() {}

  /// The CRC-32 (IEEE 802.3) of the file without its checksum field.
  static int checksum(byte[] file) {
    CRC32 crc = new CRC32();
    crc.update(file, 0, AT_CRC);
    crc.update(file, HEADER, file.length - HEADER);
    return (int) crc.getValue();
  }
}
