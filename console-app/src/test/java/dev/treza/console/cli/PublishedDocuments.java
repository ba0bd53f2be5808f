package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The collection of real attestation documents beside the project; their names say whether they
/// are of production or debug enclaves, or bad.
final class PublishedDocuments {
  private PublishedDocuments() {}

  static List<Path> of(String group) throws IOException {
    try (Stream<Path> files = Files.list(folder(group))) {
      return files.sorted().toList();
    }
  }

  static Path named(String group, String start) throws IOException {
    return of(group).stream()
        .filter(file -> file.getFileName().toString().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  /// `--pcr` options with the document's own registers 0 to 2, as far as it can be read.
  static List<String> ownRegisters(Path file) throws IOException {
    List<String> options = new ArrayList<>();
    for (int index = 0; index <= 2; index++) {
      options.add("--pcr");
      options.add(index + "=" + register(file, index));
    }
    return options;
  }

  private static String register(Path file, int index) throws IOException {
    return switch (AttestationVerifier.read(Bytes.of(Files.readAllBytes(file)))) {
      case Outcome.Accepted<AttestationDocument>(AttestationDocument document) ->
          document.pcr(index).orElseThrow().hex();
      case Outcome.Refused<AttestationDocument> _ -> "ab".repeat(48);
    };
  }

  static AttestationDocument read(Path file) throws IOException {
    return switch (AttestationVerifier.read(Bytes.of(Files.readAllBytes(file)))) {
      case Outcome.Accepted<AttestationDocument>(AttestationDocument document) -> document;
      case Outcome.Refused<AttestationDocument>(var refusal) -> fail(refusal.line());
    };
  }

  private static Path folder(String group) {
    Path folder =
        Optional.ofNullable(System.getProperty("TREZA_VECTORS"))
            .or(() -> Optional.ofNullable(System.getenv("TREZA_VECTORS")))
            .map(Path::of)
            .orElseGet(
                () -> Path.of(System.getProperty("treza.root", "."), "..", "shared", "vectors"))
            .resolve("attestation")
            .resolve(group);
    assumeTrue(
        Files.isDirectory(folder),
        "the published attestation documents are not here (set TREZA_VECTORS): " + folder);
    return folder;
  }
}
