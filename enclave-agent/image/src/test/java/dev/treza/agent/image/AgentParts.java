package dev.treza.agent.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.image.layout.AgentArguments;
import java.io.File;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The real agent's jars and this machine's C library, or a skipped test.
///
/// @param jars a folder with the agent's modules of this test's class path
/// @param glibc a folder of the system
/// @param kernel any bytes: nothing here starts it
public record AgentParts(Path jars, Path glibc, Path kernel) {
  private static final List<String> MODULES =
      List.of(
          "dev.treza.agent",
          "dev.treza.agent.crypto",
          "dev.treza.agent.nitro",
          "dev.treza.agent.aws",
          "dev.treza.fleet",
          "org.bouncycastle.provider");
  private static final Path GLIBC = Path.of("/lib/x86_64-linux-gnu");

  /// Finds them.
  ///
  /// @param folder for copies
  public static AgentParts gather(Path folder) throws IOException {
    assumeTrue(
        Files.exists(GLIBC.resolve("ld-linux-x86-64.so.2")),
        "this machine has no glibc for x86-64 at " + GLIBC);
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (Path element : classPath()) {
      Optional<String> module = module(element);
      if (module.isPresent()) {
        take(element, jars.resolve(module.get() + ".jar"));
      }
    }
    return new AgentParts(
        jars, GLIBC, Files.writeString(folder.resolve("kernel"), "no real kernel"));
  }

  /// What an image is built from here.
  public ImageInputs inputs() {
    return new ImageInputs(
        kernel,
        ImageInputs.NITRO_COMMAND_LINE,
        Optional.empty(),
        jars,
        glibc,
        AgentArguments.NITRO,
        ImageInputs.Size.DEFAULT,
        ImageInputs.Label.DEFAULT);
  }

  private static List<Path> classPath() {
    return Stream.of(
            System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path", ""))
                .split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  private static Optional<String> module(Path element) {
    try {
      return ModuleFinder.of(element).findAll().stream()
          .map(found -> found.descriptor().name())
          .filter(MODULES::contains)
          .findFirst();
    } catch (FindException notOne) {
      return Optional.empty();
    }
  }

  /// Before a module is packaged its classes lie in a folder.
  private static void take(Path element, Path jar) throws IOException {
    if (!Files.isDirectory(element)) {
      Files.copy(element, jar);
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(element)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(element.relativize(file).toString());
        entry.setTime(0);
        out.putNextEntry(entry);
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
