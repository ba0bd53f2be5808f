package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The nodes a person chose, by chain id (EIP-155). A file of its own and readable by its owner
/// only: command line and window use it at the same time, and addresses may hold access tokens.
public final class NodeFile {
  private final Path file;

  public NodeFile(ConsoleHome home) {
    this.file = home.nodes();
  }

  /// The address of the node that was chosen for a chain.
  public Optional<String> url(String chainId) throws ConsoleException {
    return Optional.ofNullable(read().get(chainId));
  }

  public void keep(String chainId, String url) throws ConsoleException {
    Map<String, String> nodes = read();
    nodes.put(chainId, url);
    write(nodes);
  }

  /// Whether there was one to forget.
  public boolean forget(String chainId) throws ConsoleException {
    Map<String, String> nodes = read();
    boolean known = nodes.remove(chainId) != null;
    if (known) {
      write(nodes);
    }
    return known;
  }

  /// @throws ConsoleException `CON-FILE` if the file is damaged: choices are not dropped silently
  private Map<String, String> read() throws ConsoleException {
    Optional<Bytes> content = AtomicFiles.read(file);
    return content.isEmpty()
        ? new TreeMap<>()
        : switch (JsonFields.decode(content.get(), NodeFile::nodes)) {
          case Outcome.Accepted<Map<String, String>>(Map<String, String> nodes) -> nodes;
          case Outcome.Refused<Map<String, String>>(Refusal refusal) ->
              throw new ConsoleException(
                  ConsoleRefusal.FILE, file + " is damaged: " + refusal.id().id());
        };
  }

  private static Map<String, String> nodes(JsonFields fields) throws JsonShapeException {
    Map<String, String> nodes = new TreeMap<>();
    for (String chainId : fields.names()) {
      nodes.put(chainId, fields.text(chainId));
    }
    return nodes;
  }

  private void write(Map<String, String> nodes) throws ConsoleException {
    JsonObject.Builder json = JsonObject.builder();
    nodes.forEach(json::text);
    AtomicFiles.write(file, CanonicalJson.encode(json.build()));
  }
}
