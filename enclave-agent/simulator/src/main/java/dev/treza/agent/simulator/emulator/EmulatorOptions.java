package dev.treza.agent.simulator.emulator;

import dev.treza.agent.simulator.SimulatedBoot;
import dev.treza.fleet.Ids;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The command line of the emulator: `--name value` pairs.
///
/// @param home folder shared by all simulated enclaves of one installation
/// @param enclave the enclave's id
/// @param image the enclave image file
/// @param programs the folder that `scripts/emulator` made
/// @param acpi whether the kernel finds its devices by ACPI (Debian's) or on its command line
/// @param memory of the enclave, MiB
/// @param module what the guest finds as its security module
record EmulatorOptions(
    Path home,
    String enclave,
    Path image,
    Path programs,
    boolean acpi,
    int memory,
    ModuleKind module,
    String region,
    String parentRole) {
  static final String REGION = "local-emulated-1";

  private static final Set<String> NAMES =
      Set.of(
          "--home",
          "--enclave",
          "--image",
          "--programs",
          "--acpi",
          "--memory",
          "--security-module",
          "--region",
          "--parent-role");
  private static final int LEAST_MEMORY = 64;
  private static final int MOST_MEMORY = 16384;

  /// @throws IllegalArgumentException naming what is wrong
  static EmulatorOptions parse(String... arguments) {
    if (arguments.length % 2 != 0) {
      throw new IllegalArgumentException("options come as --name value");
    }
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!NAMES.contains(arguments[i]) || given.put(arguments[i], arguments[i + 1]) != null) {
        throw new IllegalArgumentException(arguments[i] + " is unknown or given twice");
      }
    }
    return new EmulatorOptions(
        Path.of(needed(given, "--home")),
        Ids.parse(needed(given, "--enclave")).orElseThrow(() -> wrong("--enclave")),
        Path.of(needed(given, "--image")),
        Path.of(needed(given, "--programs")),
        acpi(given.getOrDefault("--acpi", "off")),
        memory(given.getOrDefault("--memory", "512")),
        ModuleKind.parse(given.getOrDefault("--security-module", ModuleKind.SIGNING.text()))
            .orElseThrow(() -> wrong("--security-module")),
        given.getOrDefault("--region", REGION),
        given.getOrDefault("--parent-role", SimulatedBoot.PARENT_ROLE));
  }

  private static boolean acpi(String text) {
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw wrong("--acpi");
    };
  }

  private static int memory(String text) {
    int memory = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (memory < LEAST_MEMORY || memory > MOST_MEMORY) {
      throw wrong("--memory");
    }
    return memory;
  }

  private static String needed(Map<String, String> given, String name) {
    return Optional.ofNullable(given.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static IllegalArgumentException wrong(String name) {
    return new IllegalArgumentException(name + " has no valid form");
  }

  /// The folder of this enclave alone.
  Path folder() {
    return home.resolve("enclaves").resolve(enclave);
  }
}
