package dev.treza.agent.image.eif;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static dev.treza.agent.image.eif.EifFormat.Type.COMMAND_LINE;
import static dev.treza.agent.image.eif.EifFormat.Type.KERNEL;
import static dev.treza.agent.image.eif.EifFormat.Type.METADATA;
import static dev.treza.agent.image.eif.EifFormat.Type.RAMDISK;
import static dev.treza.agent.image.eif.EifFormat.Type.SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.image.ImageRefusal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EifReaderTest {
  private static final int FIRST_SECTION = EifFormat.HEADER;

  private final Bytes file = EifWriter.write(TinyImage.IMAGE);

  @Test
  void readsWhatWasWritten() {
    assertThat(accepted(EifReader.read(file))).isEqualTo(TinyImage.IMAGE);
  }

  @Test
  void readsAnImageWithASignatureSection() {
    EnclaveImage signed =
        new EnclaveImage(
            0,
            0,
            Bytes.EMPTY,
            "a",
            Bytes.EMPTY,
            List.of(Bytes.EMPTY),
            Optional.of(Bytes.utf8("signature")));
    assertThat(accepted(EifReader.read(EifWriter.write(signed)))).isEqualTo(signed);
  }

  @Test
  void refusesAFileShorterThanAHeader() {
    assertRefused(EifReader.read(file.slice(0, 547)), ImageRefusal.SIZE, "547");
  }

  @Test
  void refusesAnotherMagic() {
    refusesChange(0, 0x7f, ImageRefusal.FORMAT, "byte 0");
  }

  @Test
  void refusesAnotherVersion() {
    refusesChange(EifFormat.AT_VERSION + 1, 3, ImageRefusal.FORMAT, "another version");
  }

  @Test
  void refusesAnotherProcessor() {
    refusesChange(EifFormat.AT_FLAGS + 1, 1, ImageRefusal.FORMAT, "another processor");
  }

  @Test
  void refusesMemoryBeyondAllMachines() {
    refusesChange(EifFormat.AT_MEMORY, 0x80, ImageRefusal.FORMAT, "byte 8");
  }

  @Test
  void refusesReservedBitsThatAreSet() {
    refusesChange(24, 1, ImageRefusal.FORMAT, "byte 24");
  }

  @Test
  void refusesAnOffsetThatPointsElsewhere() {
    refusesChange(EifFormat.AT_OFFSETS + 7, 0, ImageRefusal.FORMAT, "byte 35");
  }

  @Test
  void refusesASizeThatDiffersFromTheSection() {
    refusesChange(EifFormat.AT_SIZES + 7, 5, ImageRefusal.FORMAT, "byte 291");
  }

  @Test
  void refusesFlagsOfASection() {
    refusesChange(FIRST_SECTION + 3, 1, ImageRefusal.FORMAT, "byte 551");
  }

  @Test
  void refusesAnUnknownSection() {
    refusesChange(FIRST_SECTION + 1, 9, ImageRefusal.SECTION, "unknown type 9");
  }

  @Test
  void refusesASectionLongerThanTheFile() {
    refusesChange(FIRST_SECTION + 4, 0x7f, ImageRefusal.SECTION, "ends within a section");
  }

  @Test
  void refusesASectionOfNegativeLength() {
    refusesChange(FIRST_SECTION + 4, 0x80, ImageRefusal.SECTION, "ends within a section");
  }

  @Test
  void refusesMoreSectionsThanThereAre() {
    refusesChange(EifFormat.AT_SECTIONS + 1, 6, ImageRefusal.SECTION, "before a section");
  }

  @Test
  void refusesMoreSectionsThanTheHeaderHolds() {
    refusesChange(EifFormat.AT_SECTIONS + 1, 33, ImageRefusal.SECTION, "33 sections");
  }

  @Test
  void refusesFewerSectionsThanThereAre() {
    refusesChange(EifFormat.AT_SECTIONS + 1, 4, ImageRefusal.FORMAT, "differs");
  }

  @Test
  void refusesACommandLineWithItsNul() {
    refusesOrder(
        "printable",
        section(KERNEL),
        new Section(COMMAND_LINE, Bytes.utf8("a\0")),
        section(METADATA),
        section(RAMDISK));
  }

  @Test
  void refusesAMissingRamdisk() {
    refusesOrder("RAMDISK", section(KERNEL), section(COMMAND_LINE), section(METADATA));
  }

  @Test
  void refusesASecondKernel() {
    refusesOrder("KERNEL", section(KERNEL), section(KERNEL), section(COMMAND_LINE));
  }

  @Test
  void refusesMetadataBehindTheRamdisk() {
    refusesOrder(
        "METADATA", section(KERNEL), section(COMMAND_LINE), section(RAMDISK), section(METADATA));
  }

  @Test
  void refusesARamdiskBehindTheSignature() {
    refusesOrder(
        "RAMDISK",
        section(KERNEL),
        section(COMMAND_LINE),
        section(METADATA),
        section(RAMDISK),
        section(SIGNATURE),
        section(RAMDISK));
  }

  @Test
  void refusesEveryFlippedBit() {
    byte[] bytes = file.toArray();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(EifReader.read(Bytes.of(bytes))).as("bit %d", bit).isInstanceOf(Refused.class);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < file.length(); length++) {
      assertThat(EifReader.read(file.slice(0, length)))
          .as("%d bytes", length)
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void refusesATrailingByteEvenUnderAFittingChecksum() {
    byte[] longer = Arrays.copyOf(file.toArray(), file.length() + 1);
    int checksum = EifFormat.checksum(longer);
    ByteBuffer.wrap(longer).putInt(EifFormat.AT_CRC, checksum);
    assertRefused(EifReader.read(Bytes.of(longer)), ImageRefusal.FORMAT, "byte 649");
  }

  /// Random damage under a fitting checksum: refused, or read as another image of one form.
  @Test
  void neverFailsOnDamageUnderAFittingChecksum() {
    long seed = Boolean.getBoolean("treza.full") ? System.nanoTime() : 1;
    int rounds = Boolean.getBoolean("treza.full") ? 1_000_000 : 20_000;
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      Bytes damaged =
          TinyImage.changed(buffer -> {
            for (int i = 0; i <= random.nextInt(3); i++) {
              buffer.put(random.nextInt(buffer.capacity()), (byte) random.nextInt());
            }
          });
      Outcome<EnclaveImage> outcome = EifReader.read(damaged);
      if (outcome instanceof Accepted<EnclaveImage>(EnclaveImage image)) {
        assertThat(EifWriter.write(image)).as("seed %d round %d", seed, round).isEqualTo(damaged);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "543, 1", "649, 2"})
  void pointsAtTheChecksumWhenContentWasDamaged(int at, int value) {
    byte[] bytes = file.toArray();
    int index = Math.min(at, bytes.length - 1);
    bytes[index] = (byte) (bytes[index] + value);
    Outcome<EnclaveImage> outcome = EifReader.read(Bytes.of(bytes));
    assertRefused(
        outcome, at == 0 ? ImageRefusal.FORMAT : ImageRefusal.CRC, at == 0 ? "byte 0" : "byte 544");
  }

  private static void refusesChange(int at, int value, RefusalId id, String detail) {
    Bytes changed = TinyImage.changed(buffer -> buffer.put(at, (byte) value));
    assertRefused(EifReader.read(changed), id, detail);
  }

  private static void refusesOrder(String detail, Section... sections) {
    assertRefused(EifReader.read(TinyImage.of(List.of(sections))), ImageRefusal.SECTION, detail);
  }

  private static Section section(EifFormat.Type type) {
    return new Section(type, Bytes.utf8("content"));
  }
}
