package dev.treza.agent.simulator;

import dev.treza.fleet.Ids;
import dev.treza.fleet.charter.TableArn;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The command line of the local host: `--name value` pairs.
///
/// @param home folder shared by all simulated enclaves of one installation
/// @param enclave the enclave's id
/// @param jars the folder of the agent's jars, which are measured
/// @param port 0 for any free one
/// @param sealing files, unless the charter is to name a key of the simulated AWS
/// @param table of the simulated AWS that keeps the state; a file if there is none
record HostOptions(
    Path home,
    String enclave,
    Path jars,
    int port,
    String region,
    String parentRole,
    Sealing sealing,
    Optional<TableArn> table) {
  /// Where sealed keys lie.
  enum Sealing {
    /// In files of the enclave's folder, under a key in a file.
    FILES,
    /// In the simulated AWS of the installation.
    AWS
  }

  static final String REGION = "local-simulated-1";
  static final String PARENT_ROLE = SimulatedBoot.PARENT_ROLE;

  private static final Set<String> NAMES =
      Set.of(
          "--home",
          "--enclave",
          "--jars",
          "--port",
          "--region",
          "--parent-role",
          "--sealing",
          "--state-table");

  /// @throws IllegalArgumentException naming what is wrong
  static HostOptions parse(String... arguments) {
    if (arguments.length % 2 != 0) {
      throw new IllegalArgumentException("options come as --name value");
    }
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!NAMES.contains(arguments[i]) || given.put(arguments[i], arguments[i + 1]) != null) {
        throw new IllegalArgumentException(arguments[i] + " is unknown or given twice");
      }
    }
    return new HostOptions(
        Path.of(needed(given, "--home")),
        Ids.parse(needed(given, "--enclave"))
            .orElseThrow(() -> new IllegalArgumentException("--enclave has no valid form")),
        Path.of(needed(given, "--jars")),
        Integer.parseInt(given.getOrDefault("--port", "0")),
        given.getOrDefault("--region", REGION),
        given.getOrDefault("--parent-role", PARENT_ROLE),
        sealing(given.getOrDefault("--sealing", "files")),
        table(Optional.ofNullable(given.get("--state-table"))));
  }

  private static Optional<TableArn> table(Optional<String> arn) {
    return arn.map(text ->
        TableArn.parse(text)
            .orElseThrow(
                () -> new IllegalArgumentException("--state-table is the ARN of a table")));
  }

  private static Sealing sealing(String text) {
    return switch (text) {
      case "files" -> Sealing.FILES;
      case "aws" -> Sealing.AWS;
      default -> throw new IllegalArgumentException("--sealing is files or aws");
    };
  }

  private static String needed(Map<String, String> given, String name) {
    return Optional.ofNullable(given.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  /// The folder of this enclave alone.
  Path folder() {
    return home.resolve("enclaves").resolve(enclave);
  }
}
