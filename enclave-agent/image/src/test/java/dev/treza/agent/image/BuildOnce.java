package dev.treza.agent.image;

import static dev.treza.agent.image.Outcomes.accepted;

import dev.treza.agent.image.layout.AgentArguments;
import dev.treza.fleet.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A program that builds one image and prints its digest: what a process of its own is needed for.
public final class BuildOnce {
  private BuildOnce() {}

  /// Builds it.
  ///
  /// @param arguments the folders of jars and glibc, and the kernel
  public static void main(String... arguments) throws IOException {
    ImageInputs inputs =
        new ImageInputs(
            Path.of(arguments[2]),
            ImageInputs.NITRO_COMMAND_LINE,
            Optional.empty(),
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            AgentArguments.NITRO,
            ImageInputs.Size.DEFAULT,
            ImageInputs.Label.DEFAULT);
    OpenedImage image = accepted(ImageBuild.run(inputs, Optional.empty(), _ -> {}));
    System.out.println(Digest.of(image.file()).hex());
  }
}
