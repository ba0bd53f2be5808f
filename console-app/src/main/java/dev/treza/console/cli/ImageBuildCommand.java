package dev.treza.console.cli;

import dev.treza.agent.image.ImageBuild;
import dev.treza.agent.image.ImageInputs;
import dev.treza.agent.image.OpenedImage;
import dev.treza.agent.image.eif.ImageSigner;
import dev.treza.console.ConsoleException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `image build`: makes the image, opens it again as a stranger would, and only then writes it.
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Build the agent's enclave image, the same bytes every time.")
final class ImageBuildCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final ImageOptions options = new ImageOptions();

  @Mixin private final SigningInput signing = new SigningInput();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "where image, measurements and list of contents go; default: treza-image")
  private Path out = Path.of("treza-image");

  @Mixin private final Output output = new Output();

  ImageBuildCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws UnreadableInputException, ConsoleException {
    ImageInputs inputs = options.inputs(context.parts());
    return switch (signing.read()) {
      case Outcome.Refused<Optional<ImageSigner>>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Optional<ImageSigner>>(Optional<ImageSigner> signer) ->
          build(inputs, signer).number();
    };
  }

  private ExitCode build(ImageInputs inputs, Optional<ImageSigner> signer)
      throws UnreadableInputException, ConsoleException {
    return switch (run(inputs, signer)) {
      case Outcome.Refused<OpenedImage>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<OpenedImage>(OpenedImage image) -> {
        ImageFolder folder = new ImageFolder(out);
        folder.write(image);
        ImageOutput shown = new ImageOutput(folder.image().toString(), image);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.DONE;
      }
    };
  }

  private Outcome<OpenedImage> run(ImageInputs inputs, Optional<ImageSigner> signer)
      throws UnreadableInputException {
    try {
      return ImageBuild.run(inputs, signer, context::progress);
    } catch (IOException unreadable) {
      throw new UnreadableInputException("cannot read " + unreadable.getMessage(), unreadable);
    }
  }
}
