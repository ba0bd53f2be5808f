package dev.treza.sdk.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What boots an enclave in software here, and what the kernel of its image needs.
///
/// @param programs the folder that `scripts/emulator` made
/// @param modules absent if the kernel has everything built in
/// @param memory MiB
record EmulatorKit(
    Path programs, Path kernel, Optional<Path> modules, String commandLine, int memory) {
  private static final String LINE =
      "reboot=t panic=-1 console=ttyS0 quiet rootfstype=ramfs random.trust_cpu=on";

  /// Our own kernel if this machine has it, else Debian's; a skipped test without an emulator.
  static EmulatorKit usual() {
    return file("treza.kernel").isPresent() ? own() : debian();
  }

  /// A skipped test where our kernel was not built.
  static EmulatorKit own() {
    Optional<Path> kernel = file("treza.kernel");
    assumeTrue(
        kernel.isPresent(), "our own kernel was not built here: run installers/kernel/build");
    return new EmulatorKit(
        emulator(), kernel.orElseThrow(), Optional.empty(), LINE + " pci=off", 256);
  }

  static EmulatorKit debian() {
    Path programs = emulator();
    return new EmulatorKit(
        programs,
        programs.resolve("kernel"),
        Optional.of(programs.resolve("modules")),
        LINE + " no_timer_check tsc_early_khz=2000000 lpj=4000000",
        512);
  }

  private static Path emulator() {
    Optional<Path> programs = file("treza.emulator");
    assumeTrue(
        programs.isPresent(), "there is no emulator here: scripts/emulator says what it needs");
    return programs.orElseThrow();
  }

  private static Optional<Path> file(String property) {
    return Optional.of(System.getProperty(property, ""))
        .filter(name -> !name.isBlank())
        .map(Path::of)
        .filter(Files::exists);
  }
}
