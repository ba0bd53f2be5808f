package dev.treza.agent.image.ramdisk;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.image.ImageRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpioTest {
  private final Ramdisk ramdisk =
      new Ramdisk(
          List.of(
              new Entry.File("text", Bytes.utf8("abcde"), false),
              new Entry.File("init", Bytes.utf8("#!/bin/x\n"), true),
              new Entry.Link("link", "/init"),
              new Entry.Device("dev/console", 5, 1),
              new Entry.Folder("dev")));
  private final Bytes archive = CpioWriter.write(ramdisk);

  /// Written by an independent program from cpio(5).
  @Test
  void writesTheArchiveTheFormatDescribes() {
    assertThat(archive.length()).isEqualTo(740);
    assertThat(Digest.of(archive).hex())
        .isEqualTo("143132c85595cba9094ada60a7b847226eec17528ee02ec54baaeb5c1ca9bdd6");
  }

  @Test
  void doesNotDependOnTheOrderItIsGiven() {
    assertThat(CpioWriter.write(new Ramdisk(ramdisk.entries().reversed()))).isEqualTo(archive);
  }

  @Test
  void readsWhatWasWritten() {
    assertThat(accepted(CpioReader.read(archive))).isEqualTo(ramdisk);
  }

  @Test
  void readsAnEmptyRamdisk() {
    Ramdisk empty = new Ramdisk(List.of());
    assertThat(accepted(CpioReader.read(CpioWriter.write(empty)))).isEqualTo(empty);
  }

  @Test
  void refusesAPathTwice() {
    List<Entry> twice = List.of(new Entry.Folder("a"), new Entry.Link("a", "b"));
    assertThatThrownBy(() -> new Ramdisk(twice)).hasMessageContaining("twice");
  }

  @Test
  void refusesAFileWithoutItsFolder() {
    List<Entry> orphan = List.of(new Entry.Link("a/b", "c"));
    assertThatThrownBy(() -> new Ramdisk(orphan)).hasMessageContaining("without its folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/..",
        "./a",
        "a/./b",
        "a b",
        "a\0",
        "é",
        "TRAILER!!!"
      })
  void refusesWhatIsNoPath(String path) {
    assertThatThrownBy(() -> new Entry.Folder(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", ".a", "..a", "a..", "a/...", "lib64/ld-linux-x86-64.so.2"})
  void takesPathsThatOnlyLookOdd(String path) {
    assertThat(new Entry.Link(path, "b").path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "070701, 070702, no header",
    "dev/console, dev/../sole, no path",
    "000041ed, 000041ff, the mode",
    "/init, /in\u0001t, leads nowhere"
  })
  void refusesAnArchiveOfAnotherForm(String from, String to, String detail) {
    String text = new String(archive.toArray(), StandardCharsets.ISO_8859_1);
    byte[] changed = text.replaceFirst(from, to).getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(CpioReader.read(Bytes.of(changed)), ImageRefusal.RAMDISK, detail);
  }

  @Test
  void refusesOtherOwnersAndTimes() {
    byte[] changed = archive.toArray();
    changed[6 + 8 * 3 - 1] = '1';
    assertRefused(CpioReader.read(Bytes.of(changed)), ImageRefusal.RAMDISK, "differs");
  }

  @Test
  void refusesSomethingBehindTheTrailer() {
    assertRefused(CpioReader.read(archive.concat(archive)), ImageRefusal.RAMDISK, "differs");
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < archive.length(); length++) {
      assertThat(CpioReader.read(archive.slice(0, length)))
          .as("%d bytes", length)
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void neverFailsOnDamage() {
    long seed = Boolean.getBoolean("treza.full") ? System.nanoTime() : 3;
    int rounds = Boolean.getBoolean("treza.full") ? 1_000_000 : 20_000;
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      byte[] damaged = archive.toArray();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
      if (CpioReader.read(Bytes.of(damaged)) instanceof Accepted<Ramdisk>(Ramdisk read)) {
        assertThat(CpioWriter.write(read))
            .as("seed %d round %d", seed, round)
            .isEqualTo(Bytes.of(damaged));
      }
    }
  }
}
