package dev.treza.agent.image.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The modules of an agent as jars without a class: enough to link and lay out an image.
public final class SmallAgent {
  private SmallAgent() {}

  /// Writes them into `folder`.
  public static void into(Path folder, String version) throws IOException {
    List<String> others =
        AgentModules.ALLOWED.stream()
            .filter(module -> !module.equals(AgentModules.ROOT))
            .sorted()
            .toList();
    byte[] root = TestJar.descriptor(AgentModules.ROOT, version, others);
    write(folder, AgentModules.ROOT, new TestJar().with("module-info.class", root));
    for (String module : others) {
      write(folder, module, TestJar.of(module));
    }
  }

  private static void write(Path folder, String module, TestJar jar) throws IOException {
    Files.write(folder.resolve(module + ".jar"), jar.done().toArray());
  }
}
