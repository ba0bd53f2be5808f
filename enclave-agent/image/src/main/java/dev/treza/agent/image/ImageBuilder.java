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

/// Builds the agent's image without Docker. The same inputs on the same JDK give the same image,
/// wherever and whenever it is built.
public final class ImageBuilder {
  private static final long MEMORY = 512L << 20;
  private static final int CPUS = 2;

  private ImageBuilder() {}

  /// The image, unsigned.
  ///
  /// @param scratch an empty folder, which the caller removes
  /// @throws LayoutException if its parts do not fit together
  /// @throws IOException if a part is missing or cannot be read
  public static EnclaveImage build(ImageInputs inputs, Path scratch)
      throws LayoutException, IOException {
    Bytes kernel = Bytes.of(Files.readAllBytes(inputs.kernel()));
    Optional<Path> folder = inputs.modules();
    KernelModules modules =
        folder.isPresent() ? KernelModules.in(folder.get()) : KernelModules.NONE;
    Ramdisk application =
        ApplicationRamdisk.build(
            AgentModules.in(inputs.jars()), inputs.arguments(), inputs.glibc(), scratch);
    ImageMetadata metadata =
        new ImageMetadata(
            inputs.name(),
            inputs.release(),
            inputs.buildTime(),
            "SHA-256 " + Digest.of(kernel).hex());
    return new EnclaveImage(
        MEMORY,
        CPUS,
        kernel,
        inputs.commandLine(),
        metadata.encode(),
        List.of(CpioWriter.write(BootRamdisk.content(modules)), CpioWriter.write(application)),
        Optional.empty());
  }
}
