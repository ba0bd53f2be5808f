package dev.treza.agent.image.layout;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.spi.ToolProvider;

/// Links a Java runtime out of the JDK this program runs on. The same modules of the same JDK give
/// the same files (ADR 0008).
final class LinkedRuntime {
  private LinkedRuntime() {}

  /// Links `modules` into `folder`, which must not exist.
  ///
  /// Debug attributes stay in: jlink keeps its plugins in a hash map by identity, so the one that
  /// strips them runs before or after the one that generates method-handle classes as it happens,
  /// and the generated classes keep or lose their attributes with it.
  static void link(SortedSet<String> modules, Path folder) throws LayoutException {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new LayoutException("this Java runtime has no jlink: use a JDK"));
    StringWriter said = new StringWriter();
    PrintWriter log = new PrintWriter(said);
    int code =
        jlink.run(
            log,
            log,
            "--add-modules",
            String.join(",", modules),
            "--no-header-files",
            "--no-man-pages",
            // compressed forms differ between versions of the library that compresses
            "--compress",
            "zip-0",
            "--output",
            folder.toString());
    if (code != 0) {
      throw new LayoutException("jlink failed: " + said.toString().strip());
    }
  }
}
