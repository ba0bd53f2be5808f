package dev.treza.agent.aws.kms;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder of published vectors, which are not in this repository.
final class Vectors {
  private Vectors() {}

  static Bytes read(String name) throws IOException {
    Path file =
        Optional.ofNullable(System.getenv("TREZA_VECTORS"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("treza.root", ""), "../shared/vectors"))
            .resolve("attestation/kms-cms")
            .resolve(name);
    assumeTrue(Files.exists(file), "the published vector " + name + " is not here");
    return Bytes.of(Files.readAllBytes(file));
  }
}
