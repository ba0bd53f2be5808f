package dev.treza.agent.simulator;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Where the simulated AWS of an installation listens: `aws/endpoint.json` in its folder, readable
/// by its owner only.
///
/// @param controlKey what opens sessions and plans faults
/// @param root the simulator's root certificate, DER, to which its own leads
public record AwsEndpoint(int port, String controlKey, Bytes root) {
  static final String FOLDER = "aws";
  private static final String FILE = "endpoint.json";

  void write(Path folder) throws IOException {
    Bytes content =
        CanonicalJson.encode(
            JsonObject.builder()
                .integer("port", port)
                .text("controlKey", controlKey)
                .base64Url("root", root)
                .build());
    Path part = folder.resolve(FILE + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(part, content.toArray());
    Files.move(
        part,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /// That of the installation in `home`.
  ///
  /// @throws IOException if there is none
  public static AwsEndpoint of(Path home) throws IOException {
    Bytes content = Bytes.of(Files.readAllBytes(home.resolve(FOLDER).resolve(FILE)));
    return switch (JsonFields.decode(content, AwsEndpoint::read)) {
      case Accepted<AwsEndpoint>(AwsEndpoint endpoint) -> endpoint;
      case Refused<AwsEndpoint>(Refusal refusal) -> throw new IOException(refusal.line());
    };
  }

  private static AwsEndpoint read(JsonFields fields) throws JsonShapeException {
    return new AwsEndpoint(
        (int) fields.longInteger("port", 1, 65_535),
        fields.text("controlKey"),
        fields.base64Url("root"));
  }
}
