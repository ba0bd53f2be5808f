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
/// @param name of the image
/// @param release its version
/// @param buildTime ISO 8601; the source's, not the clock's
public record ImageInputs(
    Path kernel,
    String commandLine,
    Optional<Path> modules,
    Path jars,
    Path glibc,
    AgentArguments arguments,
    String name,
    String release,
    String buildTime) {
  /// The command line of the AWS tools for x86-64.
  public static final String NITRO_COMMAND_LINE =
      "reboot=k panic=30 pci=off nomodules console=ttyS0 i8042.noaux i8042.nomux i8042.nopnp"
          + " i8042.dumbkbd random.trust_cpu=on";

  /// The time builds of this product carry (`project.build.outputTimestamp`).
  public static final String BUILD_TIME = "2026-01-01T00:00:00Z";
}
