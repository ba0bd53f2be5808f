package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.ConsoleHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Local fleets that were moved aside: `former-fleets/<time>`, each a whole console folder, so that
/// `TREZA_HOME` may name it. Nothing is deleted, and nothing is copied but the starter officer's
/// credential, which stays in use.
///
/// A move consists of renames; until the last one its folder is called `<time>.unfinished`, and
/// what was cut short there is finished by the next.
final class FormerFleets {
  private static final String UNFINISHED = ".unfinished";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ConsoleHome home;

  FormerFleets(ConsoleHome home) {
    this.home = home;
  }

  /// Whether a move was cut short.
  boolean isUnfinished() throws ConsoleException {
    return unfinished().isPresent();
  }

  /// Moves these enclaves and their simulator's root aside; their processes must have ended.
  ///
  /// @return where they are now, or nothing if there was nothing to move
  Optional<Path> moveAside(List<String> ids, Instant now) throws ConsoleException {
    Optional<Path> begun = unfinished();
    List<Path> parts =
        Stream.concat(ids.stream().map(home::enclave), Stream.of(home.simulatorRoot())).toList();
    if (begun.isEmpty() && parts.stream().noneMatch(Files::exists)) {
      return Optional.empty();
    }
    Path folder = begun.isPresent() ? begun.get() : begin(now);
    ConsoleHome former = new ConsoleHome(folder);
    try {
      copy(home.credentialPassphrase(), former.credentialPassphrase());
      copy(home.credential(), former.credential());
      for (Path part : parts) {
        move(part, folder.resolve(home.folder().relativize(part)));
      }
      return Optional.of(finish(folder));
    } catch (IOException fault) {
      throw new ConsoleException(
          ConsoleRefusal.FILE, "cannot move the former fleet to " + folder, fault);
    }
  }

  private Path begin(Instant now) throws ConsoleException {
    String name = TIME.format(now);
    Path folder = home.formerFleets().resolve(name + UNFINISHED);
    for (int again = 2; Files.exists(finished(folder)); again++) {
      folder = home.formerFleets().resolve(name + "-" + again + UNFINISHED);
    }
    ConsoleHome.privateFolder(folder);
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void move(Path from, Path to) throws IOException, ConsoleException {
    if (Files.exists(from)) {
      Path folder = to.getParent();
      if (folder != null) {
        ConsoleHome.privateFolder(folder);
      }
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Path finish(Path folder) throws IOException {
    return Files.move(folder, finished(folder), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path finished(Path folder) {
    String name = folder.getFileName().toString();
    return folder.resolveSibling(name.substring(0, name.length() - UNFINISHED.length()));
  }

  private Optional<Path> unfinished() throws ConsoleException {
    if (!Files.isDirectory(home.formerFleets())) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(home.formerFleets())) {
      return folders.filter(folder -> folder.toString().endsWith(UNFINISHED)).findFirst();
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot list " + home.formerFleets(), fault);
    }
  }
}
