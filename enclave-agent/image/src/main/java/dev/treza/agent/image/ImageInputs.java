package dev.treza.agent.image;

import dev.treza.agent.image.layout.AgentArguments;
import java.nio.file.Path;
import java.util.Optional;

/// Everything that decides what an image measures, and the labels that do not.
///
/// @param kernel a bzImage that has, built in or as a module, virtio-mmio, vsock and the NSM
///   driver, and built in binfmt_script
/// @param commandLine the kernel's
/// @param modules the folder with the kernel's modules, absent if everything is built in
/// @param jars the folder the agent's modules are found in
/// @param glibc the folder with the C library's files
/// @param arguments the Java launcher's
/// @param size what the image asks for by default
/// @param label what it says of itself
public record ImageInputs(
    Path kernel,
    String commandLine,
    Optional<Path> modules,
    Path jars,
    Path glibc,
    AgentArguments arguments,
    Size size,
    Label label) {
  /// The command line of the AWS tools for x86-64.
  public static final String NITRO_COMMAND_LINE =
      "reboot=k panic=30 pci=off nomodules console=ttyS0 i8042.noaux i8042.nomux i8042.nopnp"
          + " i8042.dumbkbd random.trust_cpu=on";

  /// What an image asks for by default; not measured.
  ///
  /// @param memory bytes
  /// @param cpus virtual processors
  public record Size(long memory, long cpus) {
    public static final Size DEFAULT = new Size(512L << 20, 2);

    /// @throws IllegalArgumentException if no image can ask for so much or so little
    public Size {
      if (memory < 64L << 20 || memory > 1L << 40 || cpus < 1 || cpus > 1024) {
        throw new IllegalArgumentException("64 MiB to 1 TiB of memory, 1 to 1024 processors");
      }
    }
  }

  /// What an image says of itself; not measured.
  ///
  /// @param name of the image
  /// @param release its version; absent for the version of the agent's module
  /// @param buildTime ISO 8601; the source's, not the clock's
  public record Label(String name, Optional<String> release, String buildTime) {
    /// The time builds of this product carry (`project.build.outputTimestamp`).
    public static final String BUILD_TIME = "2026-01-01T00:00:00Z";

    public static final Label DEFAULT =
        new Label("Treza enclave agent", Optional.empty(), BUILD_TIME);
  }
}
