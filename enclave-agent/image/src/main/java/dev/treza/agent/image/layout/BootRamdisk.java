package dev.treza.agent.image.layout;

import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import java.util.ArrayList;
import java.util.List;

/// The first ramdisk, measured in PCR1: what the kernel needs to start process 1, and where that
/// mounts. The same in every image, but for the kernel's modules.
public final class BootRamdisk {
  private static final String JAVA = "/opt/jre/bin/java";

  private BootRamdisk() {}

  /// Its content. `/init` is a script whose interpreter is the Java runtime: no shell, no C.
  public static Ramdisk content(KernelModules modules) {
    List<Entry> entries = new ArrayList<>(modules.entries());
    entries.addAll(
        List.of(
            new Entry.Folder("dev"),
            new Entry.Device("dev/console", 5, 1),
            new Entry.Device("dev/null", 1, 3),
            new Entry.Folder("etc"),
            // the HTTPS server asks for the name of its peer: answered here, not by a DNS query
            new Entry.File("etc/hosts", Bytes.utf8("127.0.0.1 localhost\n"), false),
            new Entry.Folder("proc"),
            new Entry.Folder("sys"),
            new Entry.Folder("tmp"),
            new Entry.File(
                "init",
                Bytes.utf8("#!" + JAVA + " @/" + ApplicationRamdisk.ARGUMENTS + "\n"),
                true)));
    return new Ramdisk(entries);
  }
}
