package dev.treza.agent.simulator;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// `endpoint.json` in an enclave's folder: where it listens, and which process it is. Written in
/// one step when it listens, so that whoever sees it can connect.
public final class EndpointFile {
  private EndpointFile() {}

  /// Writes it.
  ///
  /// @param root the simulator's root certificate, DER
  public static void write(Path folder, InetSocketAddress address, long pid, Bytes root)
      throws IOException {
    Bytes content =
        CanonicalJson.encode(
            JsonObject.builder()
                .text("host", address.getAddress().getHostAddress())
                .integer("port", address.getPort())
                .integer("pid", pid)
                .base64Url("root", root)
                .build());
    Path part = folder.resolve("endpoint.json.part");
    Files.write(part, content.toArray());
    Files.move(
        part,
        folder.resolve("endpoint.json"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
