package dev.treza.console.link.keyimport;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The import program as the build laid it out: a folder of modules.
///
/// @param modules the folder, absent if the console was started without one
/// @param java the Java program that runs it
public record KeyImportInstallation(Optional<Path> modules, Path java) {
  private static final String PROGRAM = "dev.treza.keyimport/dev.treza.keyimport.launch.KeyImport";

  /// Starts it.
  ///
  /// @throws ConsoleException with `CON-NO-KEY-IMPORT` if it is not installed or does not start
  ImportSession start() throws ConsoleException {
    return ImportSession.start(command());
  }

  private List<String> command() throws ConsoleException {
    Path folder =
        modules
            .filter(Files::isDirectory)
            .orElseThrow(() ->
                new ConsoleException(
                    ConsoleRefusal.NO_KEY_IMPORT,
                    modules.map(named -> named + " is no folder").orElse("no folder is named")));
    return List.of(
        java.toString(),
        "-XX:+UseSerialGC",
        "-Xmx64m",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=dev.treza.agent.crypto",
        "--illegal-native-access=deny",
        "--module-path",
        folder.toString(),
        "--module",
        PROGRAM);
  }
}
