package dev.treza.agent.image.layout;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.image.ramdisk.CpioReader;
import dev.treza.agent.image.ramdisk.CpioWriter;
import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.image.ImageRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelModulesTest {
  private static final Bytes ELF = Bytes.hex("7f454c460201");

  @TempDir Path folder;

  @Test
  void takesThemInByteOrderOfTheirNames() throws IOException, LayoutException {
    for (String name : List.of("nsm.ko", "10-b.ko", "1_a.ko", "05-virtio_mmio.ko")) {
      put(name, ELF);
    }
    put("README", Bytes.utf8("no module"));
    assertThat(boot(KernelModules.in(folder)).entries().stream().map(Entry::path))
        .filteredOn(path -> path.startsWith("modules"))
        .containsExactly(
            "modules",
            "modules/05-virtio_mmio.ko",
            "modules/10-b.ko",
            "modules/1_a.ko",
            "modules/nsm.ko");
  }

  @Test
  void survivesTheArchive() throws IOException, LayoutException {
    put("nsm.ko", ELF);
    KernelModules modules = KernelModules.in(folder);
    Ramdisk read = accepted(CpioReader.read(CpioWriter.write(boot(modules))));
    assertThat(KernelModules.of(read)).isEqualTo(modules);
  }

  @Test
  void makesNoFolderForNone() {
    assertThat(boot(KernelModules.NONE).entries())
        .noneMatch(entry -> entry.path().startsWith("modules"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NSM.ko", "nsm.ko.xz", "n sm.ko", ".ko", "nsm.1.ko"})
  void refusesToTakeAMisnamedOne(String name) throws IOException {
    put(name, ELF);
    assertThatThrownBy(() -> KernelModules.in(folder))
        .isInstanceOf(LayoutException.class)
        .hasMessageContaining(name);
  }

  @Test
  void refusesToTakeWhatIsNoElfFile() throws IOException {
    put("nsm.ko", Bytes.hex("fd377a585a00"));
    assertThatThrownBy(() -> KernelModules.in(folder))
        .isInstanceOf(LayoutException.class)
        .hasMessageContaining("uncompressed");
  }

  @Test
  void refusesAFolderWithoutAny() {
    assertThatThrownBy(() -> KernelModules.in(folder))
        .isInstanceOf(LayoutException.class)
        .hasMessageContaining("no kernel module");
  }

  @ParameterizedTest
  @ValueSource(strings = {"modules/NSM.ko", "modules/init", "modules/nsm.ko.xz"})
  void isRefusedInAFinishedImageUnderAnotherName(String path) {
    assertBootRefused(new Entry.File(path, ELF, false));
  }

  @Test
  void isRefusedInAFinishedImageAsAProgram() {
    assertBootRefused(new Entry.File("modules/nsm.ko", ELF, true));
  }

  @Test
  void isRefusedInAFinishedImageIfItIsNoElfFile() {
    assertBootRefused(new Entry.File("modules/nsm.ko", Bytes.utf8("#!/bin/sh"), false));
  }

  private static void assertBootRefused(Entry entry) {
    List<Entry> entries = new ArrayList<>(boot(KernelModules.NONE).entries());
    entries.add(new Entry.Folder("modules"));
    entries.add(entry);
    assertRefused(
        ContentCheck.check(new Ramdisk(entries), ApplicationRamdisk.shape()),
        ImageRefusal.CONTENT,
        "boot ramdisk");
  }

  private static Ramdisk boot(KernelModules modules) {
    return BootRamdisk.content(modules);
  }

  private void put(String name, Bytes content) throws IOException {
    Files.write(folder.resolve(name), content.toArray());
  }
}
