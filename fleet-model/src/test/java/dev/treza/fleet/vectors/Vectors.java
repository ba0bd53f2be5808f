package dev.treza.fleet.vectors;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The published vectors, which are not part of this repository: a test that needs them is skipped
/// where they are absent.
public final class Vectors {
  private Vectors() {}

  /// The JSON document at `path` below the vectors' folder, unpacked if its name ends in `.gz`.
  public static JsonNode json(String path) throws IOException {
    Path file = folder().resolve(path);
    assumeTrue(Files.exists(file), "the published vectors are not here: " + path);
    try (InputStream stored = Files.newInputStream(file);
        InputStream in = path.endsWith(".gz") ? new GZIPInputStream(stored) : stored) {
      return new ObjectMapper().readTree(in);
    }
  }

  /// The files below `folder` whose name ends in `.json`, by their path within it, in order.
  public static SortedMap<String, String> documents(String folder) throws IOException {
    Path root = folder().resolve(folder);
    assumeTrue(Files.isDirectory(root), "the published vectors are not here: " + folder);
    SortedMap<String, String> documents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        documents.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return documents;
  }

  /// Hexadecimal digits with or without `0x`.
  public static Bytes bytes(JsonNode hex) {
    String text = hex.asText();
    return Bytes.hex(text.startsWith("0x") ? text.substring(2) : text);
  }

  /// A JSON number, or `0x` and hexadecimal digits; absent: zero.
  public static BigInteger integer(JsonNode value) {
    String text = value.asText("0");
    return text.startsWith("0x")
        ? new BigInteger(text.substring(2), 16)
        : new BigInteger(text.isEmpty() ? "0" : text);
  }

  private static Path folder() {
    return Optional.ofNullable(System.getProperty("TREZA_VECTORS"))
        .or(() -> Optional.ofNullable(System.getenv("TREZA_VECTORS")))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("treza.root", "."), "..", "shared", "vectors"));
  }
}
