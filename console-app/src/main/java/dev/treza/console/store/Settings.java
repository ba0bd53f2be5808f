package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/// A person's choices. They are a file and not a table because the first frame needs them, and the
/// database opens after it.
public final class Settings {
  private final Path file;

  public Settings(ConsoleHome home) {
    this.file = home.settings();
  }

  /// The chosen theme, if there is one that can be read: a damaged choice is no choice.
  public Optional<String> theme() throws ConsoleException {
    return AtomicFiles.read(file)
        .flatMap(content ->
            switch (JsonFields.decode(content, fields -> fields.text("theme"))) {
              case Outcome.Accepted<String>(String theme) -> Optional.of(theme);
              case Outcome.Refused<String>(Refusal _) -> Optional.empty();
            });
  }

  public void chooseTheme(String theme) throws ConsoleException {
    AtomicFiles.write(
        file, CanonicalJson.encode(JsonObject.builder().text("theme", theme).build()));
  }
}
