package dev.treza.agent.image.layout;

import dev.treza.agent.image.ImageInputs;
import dev.treza.agent.image.eif.EifWriter;
import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.eif.ImageMetadata;
import dev.treza.agent.image.ramdisk.CpioWriter;
import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Images that are complete by their list, and hold nothing that runs.
public final class SmallImage {
  private SmallImage() {}

  /// The file of one.
  public static Bytes of(String kernel, String release) throws IOException {
    return EifWriter.write(
        new EnclaveImage(
            ImageInputs.Size.DEFAULT.memory(),
            ImageInputs.Size.DEFAULT.cpus(),
            Bytes.utf8(kernel),
            ImageInputs.NITRO_COMMAND_LINE,
            new ImageMetadata("Agent", release, "2026-01-01T00:00:00Z", "none", "none").encode(),
            List.of(
                CpioWriter.write(BootRamdisk.content(KernelModules.NONE)),
                CpioWriter.write(new Ramdisk(application()))),
            Optional.empty()));
  }

  static List<Entry> application() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : ApplicationRamdisk.shape().entries()) {
      entries.add(filled(entry));
    }
    return entries;
  }

  private static Entry filled(Entry entry) throws IOException {
    String path = entry.path();
    if (path.equals(ApplicationRamdisk.ARGUMENTS)) {
      return new Entry.File(path, AgentArguments.NITRO.encode(), false);
    }
    if (path.endsWith(".jar")) {
      String module = path.substring(ApplicationRamdisk.JARS.length() + 1, path.length() - 4);
      return new Entry.File(path, TestJar.of(module).done(), false);
    }
    return entry;
  }
}
