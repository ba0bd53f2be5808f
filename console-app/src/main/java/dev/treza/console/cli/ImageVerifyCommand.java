package dev.treza.console.cli;

import dev.treza.agent.image.ImageInspection;
import dev.treza.agent.image.OpenedImage;
import dev.treza.console.ConsoleException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `image verify`: opens an image and looks at all of it, then holds it against its release.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Open an enclave image, check what is in it and compare it with its release.")
final class ImageVerifyCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "IMAGE", description = "an enclave image (EIF)")
  private Path file = Path.of("");

  @Mixin private final MeasurementInput measurements = new MeasurementInput();
  @Mixin private final AnchorInput anchor = new AnchorInput();
  @Mixin private final Output output = new Output();

  ImageVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws UnreadableInputException, ConsoleException {
    return switch (verified()) {
      case Outcome.Refused<Verified>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Verified>(Verified verified) -> {
        output.print(context.out(), verified::lines, verified::json);
        yield ExitCode.DONE.number();
      }
    };
  }

  private Outcome<Verified> verified() throws UnreadableInputException {
    return switch (expectation()) {
      case Outcome.Refused<Expectation>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Expectation>(Expectation expected) -> {
        context.progress("opening " + file);
        yield OpenedImage.open(ImageFile.read(file)).then(image -> compare(image, expected));
      }
    };
  }

  private Outcome<Expectation> expectation() throws UnreadableInputException {
    return switch (anchor.read()) {
      case Outcome.Refused<TrustAnchor>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<TrustAnchor>(TrustAnchor root) -> measurements.named(root.realm());
    };
  }

  private Outcome<Verified> compare(OpenedImage image, Expectation expected) {
    Verified verified = new Verified(new ImageOutput(file.toString(), image), expected);
    if (!measurements.isGiven()) {
      return Outcome.accepted(verified);
    }
    return ImageInspection.compare(image.measurements(), expected.measurements())
        .then(_ -> expected.holds(image.file()))
        .map(_ -> verified);
  }

  /// What was found, and against what it was held.
  private record Verified(ImageOutput image, Expectation expected) {
    List<String> lines() {
      List<String> lines = new ArrayList<>(image.lines());
      lines.add("");
      image.image().contents().lines().forEach(lines::add);
      lines.add("");
      if (expected.measurements().sets().isEmpty()) {
        lines.add("It holds what an agent's image holds. It was NOT compared with any release:");
        lines.add("name its release file with --release, or its measurements with --measurements.");
      } else {
        lines.add("It holds what an agent's image holds, and measures what is expected.");
        lines.addAll(expected.lines());
      }
      return lines;
    }

    JsonObject json() {
      JsonObject.Builder json = JsonObject.builder();
      image.json().members().forEach(json::value);
      json.flag("compared", !expected.measurements().sets().isEmpty());
      if (!expected.releases().isEmpty()) {
        json.array("releases", expected.json());
      }
      return json.build();
    }
  }
}
