package dev.treza.agent.image;

import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.eif.ImageMetadata;
import dev.treza.agent.image.layout.AgentModules;
import dev.treza.agent.image.layout.ApplicationRamdisk;
import dev.treza.agent.image.layout.BootRamdisk;
import dev.treza.agent.image.layout.KernelModules;
import dev.treza.agent.image.layout.LayoutException;
import dev.treza.agent.image.ramdisk.CpioWriter;
import dev.treza.agent.image.ramdisk.Ramdisk;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Puts the agent's image together, without Docker. The same inputs on the same JDK give the same
/// image, wherever and whenever it is built.
final class ImageBuilder {
  private ImageBuilder() {}

  /// The image, unsigned.
  ///
  /// @param scratch an empty folder, which the caller removes
  /// @throws LayoutException if its parts do not fit together
  /// @throws IOException if a part is missing or cannot be read
  static EnclaveImage build(ImageInputs inputs, Path scratch) throws LayoutException, IOException {
    Bytes kernel = Bytes.of(Files.readAllBytes(inputs.kernel()));
    Optional<Path> folder = inputs.modules();
    KernelModules modules =
        folder.isPresent() ? KernelModules.in(folder.get()) : KernelModules.NONE;
    AgentModules agent = AgentModules.in(inputs.jars());
    Ramdisk application =
        ApplicationRamdisk.build(agent, inputs.arguments(), inputs.glibc(), scratch);
    return new EnclaveImage(
        inputs.size().memory(),
        inputs.size().cpus(),
        kernel,
        inputs.commandLine(),
        metadata(inputs.label(), agent, kernel).encode(),
        List.of(CpioWriter.write(BootRamdisk.content(modules)), CpioWriter.write(application)),
        Optional.empty());
  }

  /// The JDK this program runs on, which is the one jlink takes its modules from.
  private static String jdk() {
    return System.getProperty("java.vendor.version", Runtime.version().toString());
  }

  private static ImageMetadata metadata(ImageInputs.Label label, AgentModules agent, Bytes kernel) {
    return new ImageMetadata(
        label.name(),
        label.release().orElse(agent.release()),
        label.buildTime(),
        "SHA-256 " + Digest.of(kernel).hex(),
        jdk());
  }
}
