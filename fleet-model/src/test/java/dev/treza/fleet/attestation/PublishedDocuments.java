package dev.treza.fleet.attestation;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The collection of real attestation documents, and of documents made from one of them, beside the
/// project. A test that needs it is skipped where it is not.
final class PublishedDocuments {
  /// One document and what its index says of it.
  record Published(String name, Bytes content, JsonNode facts) {
    boolean isGenuine() {
      return facts.path("expect").asText().startsWith("accept");
    }

    boolean isDebug() {
      return facts.path("debug").asBoolean();
    }

    /// Its own PCR0, PCR1 and PCR2, and whatever else it has, by the index.
    ExpectedMeasurements ownMeasurements() {
      Map<Integer, PcrValue> pcrs = new TreeMap<>();
      for (int index = 0; index <= 2; index++) {
        pcrs.put(index, new PcrValue(Bytes.of(new byte[PcrValue.LENGTH])));
      }
      for (Map.Entry<String, JsonNode> pcr : facts.path("pcrs").properties()) {
        pcrs.put(Integer.valueOf(pcr.getKey()), PcrValue.parse(pcr.getValue().asText()));
      }
      return ExpectedMeasurements.of(accepted(Measurements.of(name, "published", pcrs)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private PublishedDocuments() {}

  static List<Published> real() throws IOException {
    return all("real");
  }

  static List<Published> derived() throws IOException {
    return all("derived");
  }

  static Published named(String name) throws IOException {
    for (String group : List.of("real", "derived")) {
      for (Published published : all(group)) {
        if (published.name().startsWith(group + "/" + name)) {
          return published;
        }
      }
    }
    return fail("the collection has no " + name);
  }

  static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> fail(refusal.line());
    };
  }

  private static List<Published> all(String group) throws IOException {
    Path directory = directory();
    JsonNode index = new ObjectMapper().readTree(directory.resolve("index.json").toFile());
    List<Published> documents = new ArrayList<>();
    for (JsonNode facts : index.path(group)) {
      String name = facts.path("file").asText();
      Bytes content = Bytes.of(Files.readAllBytes(directory.resolve(name)));
      documents.add(new Published(name, content, facts));
    }
    return documents;
  }

  private static Path directory() {
    Path directory = vectors().resolve("attestation");
    assumeTrue(
        Files.isRegularFile(directory.resolve("index.json")),
        "the published attestation documents are not here (set TREZA_VECTORS): " + directory);
    return directory;
  }

  private static Path vectors() {
    return Optional.ofNullable(System.getProperty("TREZA_VECTORS"))
        .or(() -> Optional.ofNullable(System.getenv("TREZA_VECTORS")))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("treza.root", "."), "..", "shared", "vectors"));
  }
}
