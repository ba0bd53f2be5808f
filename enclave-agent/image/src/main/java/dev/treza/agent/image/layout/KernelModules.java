package dev.treza.agent.image.layout;

import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Kernel modules of the boot ramdisk, for a kernel that has not everything built in. Process 1
/// loads them in byte order of their file names before it opens the NSM. They are measured in PCR1.
///
/// @param files uncompressed ELF objects by file name
public record KernelModules(SortedMap<String, Bytes> files) {
  /// What a kernel with everything built in needs.
  public static final KernelModules NONE = new KernelModules(new TreeMap<>());

  static final String FOLDER = "modules";

  private static final Pattern NAME = Pattern.compile("[0-9a-z_-]{1,64}\\.ko");
  private static final Bytes ELF = Bytes.hex("7f454c46");

  /// @throws IllegalArgumentException if a file is not a well-named ELF object
  public KernelModules {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    files.forEach((name, content) -> {
      if (!isModule(name, content)) {
        throw new IllegalArgumentException("no kernel module: " + name);
      }
    });
  }

  /// The modules in `folder`; what is neither a module nor a compressed one is left out.
  ///
  /// @throws LayoutException if the folder holds none, or one that process 1 could not load
  /// @throws IOException if it cannot be read
  public static KernelModules in(Path folder) throws LayoutException, IOException {
    List<Path> found;
    try (Stream<Path> all = Files.list(folder)) {
      found = all.filter(file -> name(file).matches(".*\\.ko(?:\\..*)?")).toList();
    }
    SortedMap<String, Bytes> files = new TreeMap<>();
    for (Path file : found) {
      Bytes content = Bytes.of(Files.readAllBytes(file));
      if (!isModule(name(file), content)) {
        throw new LayoutException(
            file
                + ": a kernel module is an uncompressed ELF file named like nsm.ko, in lower case");
      }
      files.put(name(file), content);
    }
    if (files.isEmpty()) {
      throw new LayoutException("there is no kernel module (*.ko) in " + folder);
    }
    return new KernelModules(files);
  }

  /// The modules that lie in a boot ramdisk; malformed ones are left out.
  static KernelModules of(Ramdisk boot) {
    SortedMap<String, Bytes> files = new TreeMap<>();
    for (Entry entry : boot.entries()) {
      if (entry instanceof Entry.File file && file.path().startsWith(FOLDER + "/")) {
        String name = file.path().substring(FOLDER.length() + 1);
        if (isModule(name, file.content())) {
          files.put(name, file.content());
        }
      }
    }
    return new KernelModules(files);
  }

  /// Their folder and files; nothing if there are none.
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (!files.isEmpty()) {
      entries.add(new Entry.Folder(FOLDER));
    }
    for (Map.Entry<String, Bytes> file : files.entrySet()) {
      entries.add(new Entry.File(FOLDER + "/" + file.getKey(), file.getValue(), false));
    }
    return entries;
  }

  private static boolean isModule(String name, Bytes content) {
    return NAME.matcher(name).matches()
        && content.length() > ELF.length()
        && content.slice(0, ELF.length()).equals(ELF);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
