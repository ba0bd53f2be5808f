package dev.treza.agent.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.Bytes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Runs `read_eif.py`, which reads images and shares no code with the builder.
final class OtherReader {
  private static final String SCRIPT = "read_eif.py";

  private OtherReader() {}

  /// How a run ended.
  record Run(int code, List<String> lines) {}

  /// Runs it on `image`, or skips the test where it cannot run.
  ///
  /// @param folder for its files
  static Run read(Bytes image, Path folder) throws IOException, InterruptedException {
    assumeTrue(installed("python3") && installed("openssl"), "python3 or openssl is missing");
    Path script = folder.resolve(SCRIPT);
    try (InputStream source = OtherReader.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, Objects.requireNonNull(source, SCRIPT).readAllBytes());
    }
    Path file = Files.write(folder.resolve("image.eif"), image.toArray());
    Process process =
        new ProcessBuilder("python3", script.toString(), file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said.lines().toList());
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
