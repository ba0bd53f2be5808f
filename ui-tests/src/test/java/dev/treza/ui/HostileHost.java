package dev.treza.ui;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.EnclaveFiles;
import dev.treza.console.store.EndpointFile;
import dev.treza.sdk.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A host that runs the true agent and says that it listens elsewhere: the endpoint file is the
/// host's word, and whoever writes it decides whom the console reaches.
final class HostileHost {
  private final Path file;
  private final EndpointFile truth;

  HostileHost(ConsoleHome home, String enclave) throws ConsoleException {
    this.file = home.enclave(enclave).resolve("endpoint.json");
    this.truth = new EnclaveFiles(home).endpoint(enclave).orElseThrow();
  }

  /// Where the agent really listens.
  Endpoint agent() {
    return new Endpoint(truth.host(), truth.port());
  }

  long pid() {
    return truth.pid();
  }

  void leadTo(Endpoint elsewhere) throws IOException {
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("\"port\":\"\\d+\"", "\"port\":\"" + elsewhere.port() + "\""));
  }

  void leadToTheAgent() throws IOException {
    leadTo(agent());
  }
}
