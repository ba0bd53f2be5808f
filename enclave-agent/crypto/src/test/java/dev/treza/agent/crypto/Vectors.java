package dev.treza.agent.crypto;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Published test vectors, which lie beside the project and are never part of it.
public final class Vectors {
  private Vectors() {}

  /// The JSON document at `name`; skips the test where there are no vectors.
  public static Json read(String name) throws IOException {
    return Json.parse(text(name));
  }

  /// The file at `name`; skips the test where there are no vectors.
  public static String text(String name) throws IOException {
    Path file = folder().resolve(name);
    assumeThat(file).as("test vectors (set TREZA_VECTORS to their folder)").exists();
    return Files.readString(file);
  }

  private static Path folder() {
    return Optional.ofNullable(System.getProperty("TREZA_VECTORS"))
        .or(() -> Optional.ofNullable(System.getenv("TREZA_VECTORS")))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("treza.root"), "..", "shared", "vectors"));
  }
}
