package dev.treza.agent.image.layout;

import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The second ramdisk, measured in PCR2: Java runtime, agent and the system files both need.
public final class ApplicationRamdisk {
  static final String ARGUMENTS = "opt/app/args";
  static final String JARS = "opt/app/lib";

  private static final String RUNTIME = "opt/jre/";
  private static final String LIBRARIES = "lib/x86_64-linux-gnu/";

  /// The launcher looks for it beside itself through `/proc`, which nobody has mounted yet.
  private static final Entry.Link LAUNCHER =
      new Entry.Link(LIBRARIES + "libjli.so", "/opt/jre/lib/libjli.so");

  private ApplicationRamdisk() {}

  /// Puts the ramdisk together.
  ///
  /// @param glibc the folder with the C library's files
  /// @param scratch an empty folder for the linked runtime
  /// @throws LayoutException if the runtime cannot be linked
  /// @throws IOException if a file is missing or cannot be read
  public static Ramdisk build(
      AgentModules agent, AgentArguments arguments, Path glibc, Path scratch)
      throws LayoutException, IOException {
    Path runtime = scratch.resolve("jre");
    LinkedRuntime.link(agent.platform(), runtime);
    List<Entry> entries = skeleton();
    entries.add(new Entry.File(ARGUMENTS, arguments.encode(), false));
    for (String name : AllowedFiles.RUNTIME) {
      entries.add(file(RUNTIME + name, runtime.resolve(name)));
    }
    for (String name : AllowedFiles.LIBRARIES) {
      entries.add(file(LIBRARIES + name, glibc.resolve(name)));
    }
    entries.add(file("lib64/" + AllowedFiles.LOADER, glibc.resolve(AllowedFiles.LOADER)));
    for (Map.Entry<String, Path> jar : agent.jars().entrySet()) {
      entries.add(file(jar(jar.getKey()), jar.getValue()));
    }
    return new Ramdisk(entries);
  }

  /// Where the jar of a module lies.
  static String jar(String module) {
    return JARS + "/" + module + ".jar";
  }

  /// Everything the ramdisk holds, files without their content.
  static Ramdisk shape() {
    List<Entry> entries = skeleton();
    entries.add(empty(ARGUMENTS));
    AllowedFiles.RUNTIME.forEach(name -> entries.add(empty(RUNTIME + name)));
    AllowedFiles.LIBRARIES.forEach(name -> entries.add(empty(LIBRARIES + name)));
    entries.add(empty("lib64/" + AllowedFiles.LOADER));
    AgentModules.ALLOWED.forEach(module -> entries.add(empty(jar(module))));
    return new Ramdisk(entries);
  }

  private static List<Entry> skeleton() {
    List<Entry> entries = new ArrayList<>();
    entries.add(LAUNCHER);
    for (String folder :
        List.of(
            "lib",
            "lib/x86_64-linux-gnu",
            "lib64",
            "opt",
            "opt/app",
            "opt/app/lib",
            "opt/jre",
            "opt/jre/bin",
            "opt/jre/conf",
            "opt/jre/conf/security",
            "opt/jre/conf/security/policy",
            "opt/jre/conf/security/policy/unlimited",
            "opt/jre/lib",
            "opt/jre/lib/security",
            "opt/jre/lib/server")) {
      entries.add(new Entry.Folder(folder));
    }
    return entries;
  }

  private static Entry.File file(String path, Path source) throws IOException {
    return new Entry.File(path, Bytes.of(Files.readAllBytes(source)), isProgram(path));
  }

  private static Entry.File empty(String path) {
    return new Entry.File(path, Bytes.EMPTY, isProgram(path));
  }

  private static boolean isProgram(String path) {
    return path.startsWith(RUNTIME + "bin/") || path.startsWith("lib64/");
  }
}
