package dev.treza.agent.simulator.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {
  private static final List<Section> SECTIONS =
      List.of(
          new Section(1, "kernel"),
          new Section(2, "console=ttyS0"),
          new Section(5, "{}"),
          new Section(3, "boot disk"),
          new Section(3, "application disk"));

  @TempDir private Path folder;

  private record Section(int type, String content) {}

  /// An image laid out by hand, after the AWS description of the format.
  private static byte[] image(List<Section> sections) {
    int size = 548 + sections.stream().mapToInt(s -> 12 + s.content.length()).sum();
    ByteBuffer image = ByteBuffer.allocate(size);
    image.putInt(0x2e656966).putShort((short) 4);
    image.putShort(26, (short) sections.size());
    int at = 548;
    for (int i = 0; i < sections.size(); i++) {
      byte[] content = Bytes.utf8(sections.get(i).content).toArray();
      image.putLong(28 + 8 * i, at).putLong(284 + 8 * i, content.length);
      image.putShort(at, (short) sections.get(i).type).putLong(at + 4, content.length);
      image.put(at + 12, content);
      at += 12 + content.length;
    }
    return checked(image.array());
  }

  private static byte[] checked(byte[] image) {
    CRC32 crc = new CRC32();
    crc.update(image, 0, 544);
    crc.update(image, 548, image.length - 548);
    ByteBuffer.wrap(image).putInt(544, (int) crc.getValue());
    return image;
  }

  private ImageFile read(byte[] image) throws IOException, EmulatorException {
    return ImageFile.read(Files.write(folder.resolve("a.eif"), image));
  }

  private static PcrValue register(String content) throws GeneralSecurityException {
    MessageDigest sha384 = MessageDigest.getInstance("SHA-384");
    byte[] inner = sha384.digest(Bytes.utf8(content).toArray());
    sha384.update(new byte[48]);
    return new PcrValue(Bytes.of(sha384.digest(inner)));
  }

  @Test
  void readsWhatIsBooted() throws IOException, EmulatorException {
    ImageFile image = read(image(SECTIONS));
    assertThat(image.kernel()).isEqualTo(Bytes.utf8("kernel"));
    assertThat(image.commandLine()).isEqualTo("console=ttyS0");
    assertThat(image.ramdisks())
        .containsExactly(Bytes.utf8("boot disk"), Bytes.utf8("application disk"));
    assertThat(image.signature()).isEmpty();
  }

  @Test
  void measuresTheFilesThatAreHandedOver()
      throws IOException, EmulatorException, GeneralSecurityException {
    BootFiles files = BootFiles.of(read(image(SECTIONS)), folder);
    assertThat(files.measure().registers())
        .containsEntry(0, register("kernelconsole=ttyS0boot diskapplication disk"))
        .containsEntry(1, register("kernelconsole=ttyS0boot disk"))
        .containsEntry(2, register("application disk"));
  }

  @Test
  void measuresAFileThatWasChangedAfterItWasLaidOut()
      throws IOException, EmulatorException, GeneralSecurityException {
    BootFiles files = BootFiles.of(read(image(SECTIONS)), folder);
    Files.writeString(files.kernel(), "kernel of another");
    assertThat(files.measure().image())
        .isEqualTo(register("kernel of anotherconsole=ttyS0boot diskapplication disk"));
  }

  @Test
  void measuresAnImageWithoutAFurtherRamdisk()
      throws IOException, EmulatorException, GeneralSecurityException {
    BootFiles files = BootFiles.of(read(image(SECTIONS.subList(0, 4))), folder);
    assertThat(files.measure().application()).isEqualTo(register(""));
  }

  @Test
  void refusesADamagedImage() {
    byte[] image = image(SECTIONS);
    image[image.length - 1] ^= 1;
    assertThatThrownBy(() -> read(image)).hasMessageContaining("checksum");
  }

  @Test
  void refusesAnImageWithTwoKernels() {
    byte[] image = image(List.of(SECTIONS.get(0), SECTIONS.get(0), SECTIONS.get(1)));
    assertThatThrownBy(() -> read(image)).isInstanceOf(EmulatorException.class);
  }

  @Test
  void readsOrRefusesWhateverItIsGiven() throws IOException {
    long seed = System.nanoTime();
    System.out.println("ImageFileTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int count = Boolean.getBoolean("treza.full") ? 100_000 : 1_000;
    byte[] sound = image(SECTIONS);
    int refused = 0;
    for (int i = 0; i < count; i++) {
      byte[] image = sound.clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        int place = random.nextBoolean() ? random.nextInt(330) : random.nextInt(image.length);
        image[place] = (byte) random.nextInt();
      }
      try {
        read(checked(image));
      } catch (EmulatorException _) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, count - 1);
  }
}
