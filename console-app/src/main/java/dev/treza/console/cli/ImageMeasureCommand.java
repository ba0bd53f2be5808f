package dev.treza.console.cli;

import dev.treza.agent.image.ImageInspection;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.MeasurementsJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `image measure`: what Nitro will measure when it starts an image, whoever built it for us.
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = "Work out what an enclave image will measure, without looking into it.")
final class ImageMeasureCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "IMAGE", description = "an enclave image (EIF)")
  private Path file = Path.of("");

  @Mixin private final Output output = new Output();

  ImageMeasureCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws UnreadableInputException {
    Bytes image = ImageFile.read(file);
    return switch (ImageInspection.measure(image)) {
      case Outcome.Refused<Measurements>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Measurements>(Measurements measured) -> {
        output.print(context.out(), () -> lines(measured), () -> MeasurementsJson.write(measured));
        yield ExitCode.DONE.number();
      }
    };
  }

  private List<String> lines(Measurements measured) {
    return Stream.concat(
            Stream.of("Image " + file, "  " + measured), MeasurementLines.of(measured).stream())
        .toList();
  }
}
