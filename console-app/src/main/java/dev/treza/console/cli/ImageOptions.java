package dev.treza.console.cli;

import dev.treza.agent.image.ImageInputs;
import dev.treza.agent.image.layout.AgentArguments;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say what an image is built from.
final class ImageOptions {
  private static final long MIB = 1L << 20;

  @Option(
      names = "--kernel",
      paramLabel = "FILE",
      required = true,
      description = "the kernel (bzImage); installers/kernel/build makes one")
  private Path kernel = Path.of("");

  @Option(
      names = "--command-line",
      paramLabel = "TEXT",
      description =
          "the kernel's command line; default: that of the AWS tools and rootfstype=ramfs")
  private String commandLine = ImageInputs.NITRO_COMMAND_LINE;

  @Option(
      names = "--modules",
      paramLabel = "FOLDER",
      description = "kernel modules (*.ko), for a kernel that has not everything built in")
  private Optional<Path> modules = Optional.empty();

  @Option(
      names = "--jars",
      paramLabel = "FOLDER",
      description = "the agent's jars; default: those of this build")
  private Optional<Path> jars = Optional.empty();

  @Option(
      names = "--glibc",
      paramLabel = "FOLDER",
      description = "the C library's files; default: this system's")
  private Optional<Path> glibc = Optional.empty();

  @Option(
      names = "--parent-cid",
      paramLabel = "N",
      description = "the parent's vsock context: 3 on Nitro (default), 2 under emulation")
  private long parentCid = AgentArguments.NITRO.parentCid();

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      description = "memory the image asks for by default: 512")
  private long memory = ImageInputs.Size.DEFAULT.memory() / MIB;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      description = "processors the image asks for by default: 2")
  private long cpus = ImageInputs.Size.DEFAULT.cpus();

  @Option(names = "--name", paramLabel = "TEXT", description = "what the image is called")
  private String name = ImageInputs.Label.DEFAULT.name();

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      description = "its version; default: that of the agent")
  private Optional<String> release = Optional.empty();

  ImageInputs inputs(ImageParts parts) throws UnreadableInputException {
    Path agent = chosen(jars, parts.jars(), "--jars: this build has laid out no agent");
    Path library = chosen(glibc, parts.glibc(), "--glibc: no C library for x86-64 is found here");
    try {
      return new ImageInputs(
          kernel,
          commandLine,
          modules,
          agent,
          library,
          new AgentArguments(parentCid),
          new ImageInputs.Size(Math.multiplyExact(memory, MIB), cpus),
          new ImageInputs.Label(name, release, ImageInputs.Label.BUILD_TIME));
    } catch (IllegalArgumentException | ArithmeticException outOfRange) {
      throw new UnreadableInputException(String.valueOf(outOfRange.getMessage()), outOfRange);
    }
  }

  private static Path chosen(Optional<Path> named, Optional<Path> usual, String missing)
      throws UnreadableInputException {
    return named.or(() -> usual).orElseThrow(() -> new UnreadableInputException(missing));
  }
}
