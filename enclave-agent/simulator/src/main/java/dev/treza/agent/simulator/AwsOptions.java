package dev.treza.agent.simulator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The command line of the simulated AWS.
///
/// @param home folder shared by all programs of one installation
/// @param port 0 for any free one
record AwsOptions(Path home, int port) {
  private static final Set<String> NAMES = Set.of("--home", "--port");

  /// Reads `--name value` pairs.
  ///
  /// @throws IllegalArgumentException naming what is wrong
  static AwsOptions parse(String... arguments) {
    if (arguments.length % 2 != 0) {
      throw new IllegalArgumentException("options come as --name value");
    }
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!NAMES.contains(arguments[i]) || given.put(arguments[i], arguments[i + 1]) != null) {
        throw new IllegalArgumentException(arguments[i] + " is unknown or given twice");
      }
    }
    if (!given.containsKey("--home")) {
      throw new IllegalArgumentException("--home is missing");
    }
    return new AwsOptions(
        Path.of(given.get("--home")), Integer.parseInt(given.getOrDefault("--port", "0")));
  }

  Path folder() {
    return home.resolve(AwsEndpoint.FOLDER);
  }
}
