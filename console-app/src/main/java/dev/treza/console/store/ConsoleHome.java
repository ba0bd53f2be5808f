package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/// The folder in which the console keeps everything; readable by its owner only.
///
/// @param folder absolute; it may not exist yet
public record ConsoleHome(Path folder) {
  /// The system property and environment variable that name the folder.
  public static final String PROPERTY = "treza.home";

  public static final String VARIABLE = "TREZA_HOME";

  /// The folder that property, then variable name; else `treza` in the user's data folder (XDG Base
  /// Directory Specification).
  public static ConsoleHome find(Optional<String> property, Map<String, String> environment) {
    Path data =
        set(environment, "XDG_DATA_HOME")
            .map(Path::of)
            .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "."), ".local", "share"));
    return new ConsoleHome(
        property
            .or(() -> set(environment, VARIABLE))
            .map(Path::of)
            .orElse(data.resolve("treza"))
            .toAbsolutePath()
            .normalize());
  }

  /// Makes the folder if it is missing.
  public void create() throws ConsoleException {
    privateFolder(folder);
  }

  public Path settings() {
    return folder.resolve("settings.json");
  }

  /// The highest head seen of every audit chain.
  public Path auditHeads() {
    return folder.resolve("audit-heads");
  }

  /// The nodes a person chose.
  public Path nodes() {
    return folder.resolve("nodes.json");
  }

  /// What was signed here, one file each.
  public Path signed() {
    return folder.resolve("signed");
  }

  /// The database, without the extension its engine adds.
  public Path records() {
    return folder.resolve("records");
  }

  /// Which credential of his own a person chose.
  public Path credentialChoice() {
    return folder.resolve("credential.json");
  }

  /// The key of a credential that is a file.
  public Path officerFile() {
    return folder.resolve("credential.p12");
  }

  /// The keys of programs on this computer.
  public Path clients() {
    return folder.resolve("clients");
  }

  /// What this computer asked across an air gap.
  public Path airgapQuestion() {
    return folder.resolve("airgap-question.json");
  }

  public Path credential() {
    return folder.resolve("starter-officer.p12");
  }

  public Path credentialPassphrase() {
    return folder.resolve("starter-officer.passphrase");
  }

  /// The root that all simulated enclaves of this folder lead to, with its key.
  public Path simulatorRoot() {
    return folder.resolve("simulator-root.p12");
  }

  /// Local fleets that were moved aside.
  public Path formerFleets() {
    return folder.resolve("former-fleets");
  }

  /// Release files of real enclaves.
  public Path releases() {
    return folder.resolve("releases");
  }

  /// Everything about one enclave.
  public Path enclave(String id) {
    return enclaves().resolve(id);
  }

  public Path enclaves() {
    return folder.resolve("enclaves");
  }

  /// Makes `folder` for its owner only, unless it is there.
  public static void privateFolder(Path folder) throws ConsoleException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot make " + folder, fault);
    }
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
