package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.release.ReleaseAnchor;
import dev.treza.fleet.release.ReleaseVerifier;
import dev.treza.fleet.release.VerifiedRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The release files a person put into the console's folder: the images of real enclaves this
/// computer knows. Each is verified every time it is read, under the production key only.
///
/// @param folder it may not exist
public record ReleaseFiles(Path folder) {
  /// What the name of such a file ends with.
  public static final String EXTENSION = ".jws";

  /// All of them. One that does not verify is refused and not left out: its owner believes that it
  /// counts.
  public Outcome<List<VerifiedRelease>> all() throws ConsoleException {
    List<VerifiedRelease> releases = new ArrayList<>();
    for (Path file : files()) {
      String compact = text(file);
      switch (ReleaseVerifier.verify(compact, ReleaseAnchor.PRODUCTION)) {
        case Outcome.Accepted<VerifiedRelease>(VerifiedRelease release) -> releases.add(release);
        case Outcome.Refused<VerifiedRelease>(Refusal refusal) -> {
          return Outcome.refused(
              Refusal.at(refusal.id(), file.getFileName().toString(), refusal.detail()));
        }
      }
    }
    return Outcome.accepted(List.copyOf(releases));
  }

  private List<Path> files() throws ConsoleException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot read " + folder, fault);
    }
  }

  private static String text(Path file) throws ConsoleException {
    return AtomicFiles.read(file)
        .map(content -> new String(content.toArray(), StandardCharsets.ISO_8859_1))
        .map(text -> text.endsWith("\n") ? text.substring(0, text.length() - 1) : text)
        .orElse("");
  }
}
