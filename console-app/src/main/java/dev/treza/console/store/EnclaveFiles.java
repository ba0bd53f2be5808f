package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which enclaves this computer knows: `enclaves/<id>/pin.json`, written once when an officer here
/// signs the root, and `enclaves/<id>/endpoint.json`, which its host writes when it listens.
public final class EnclaveFiles {
  private static final String PIN = "pin.json";
  private static final String ENDPOINT = "endpoint.json";

  private final ConsoleHome home;

  public EnclaveFiles(ConsoleHome home) {
    this.home = home;
  }

  /// All of them, by id.
  ///
  /// @throws ConsoleException with `CON-FACTS` if one is damaged: it is never left out in silence
  public List<KnownEnclave> all() throws ConsoleException {
    List<KnownEnclave> known = new ArrayList<>();
    for (String id : ids()) {
      find(id).ifPresent(known::add);
    }
    return known;
  }

  public Optional<KnownEnclave> find(String id) throws ConsoleException {
    Path file = home.enclave(id).resolve(PIN);
    Optional<Bytes> content = AtomicFiles.read(file);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    KnownEnclave enclave = orDamaged(file, PinJson.read(content.get()));
    if (!enclave.id().equals(id)) {
      throw new ConsoleException(ConsoleRefusal.FACTS, file + " is about " + enclave.id());
    }
    return Optional.of(enclave);
  }

  /// Pins a simulated enclave.
  ///
  /// @param simulatorRoot DER of the simulator's root certificate
  public void pin(KnownEnclave enclave, Bytes simulatorRoot) throws ConsoleException {
    ConsoleHome.privateFolder(home.enclave(enclave.id()));
    AtomicFiles.write(
        home.enclave(enclave.id()).resolve(PIN), PinJson.write(enclave, simulatorRoot));
  }

  /// Forgets an enclave, because it has forgotten everything itself.
  public void unpin(String id) throws ConsoleException {
    AtomicFiles.delete(home.enclave(id).resolve(PIN));
  }

  public Optional<EndpointFile> endpoint(String id) throws ConsoleException {
    Path file = home.enclave(id).resolve(ENDPOINT);
    Optional<Bytes> content = AtomicFiles.read(file);
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(orDamaged(file, EndpointFile.read(content.get())));
  }

  public void listensNoMore(String id) throws ConsoleException {
    AtomicFiles.delete(home.enclave(id).resolve(ENDPOINT));
  }

  private List<String> ids() throws ConsoleException {
    if (!Files.isDirectory(home.enclaves())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(home.enclaves())) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(Ids::valid)
          .sorted()
          .toList();
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot list " + home.enclaves(), fault);
    }
  }

  private static <T> T orDamaged(Path file, Outcome<T> read) throws ConsoleException {
    return switch (read) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) ->
          throw new ConsoleException(ConsoleRefusal.FACTS, file + ": " + refusal.line());
    };
  }
}
