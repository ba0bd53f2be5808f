package dev.treza.agent.image.cli;

import dev.treza.agent.image.ImageInspection;
import dev.treza.agent.image.layout.LayoutException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/// The program behind `treza image`. On success it prints the measurement file of the image.
public final class ImageProgram {
  static final int DONE = 0;
  static final int FAULT = 1;
  static final int USAGE = 2;
  static final int REFUSED = 3;

  private static final String SYNTAX =
      """
      usage: build --kernel FILE --jars FOLDER --glibc FOLDER --release VERSION --out FOLDER
                   [--modules FOLDER] [--name TEXT] [--command-line TEXT] [--parent-cid NUMBER] [--build-time TIME]
                   [--sign-key FILE --sign-certificate FILE]
             measure IMAGE
             verify IMAGE --measurements FILE\
      """;

  private final PrintStream out;
  private final PrintStream err;

  ImageProgram(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Exit codes: 0 done, 1 fault, 2 usage or unreadable file, 3 refused.
  public static void main(String... arguments) {
    System.exit(new ImageProgram(System.out, System.err).run(arguments));
  }

  int run(String... arguments) {
    try {
      return report(command(List.of(arguments)));
    } catch (UsageException e) {
      return complain(USAGE, e.getMessage() + "\n" + SYNTAX);
    } catch (IOException e) {
      return complain(USAGE, "cannot be read or written: " + e.getMessage());
    } catch (LayoutException | GeneralSecurityException e) {
      return complain(FAULT, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome<Measurements> command(List<String> arguments)
      throws IOException, LayoutException, GeneralSecurityException, UsageException {
    if (arguments.isEmpty()) {
      throw new UsageException("say what to do");
    }
    List<String> rest = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "build" -> BuildCommand.run(BuildOptions.of(new Options(rest)));
      case "measure" -> measure(rest);
      case "verify" -> verify(rest);
      default -> throw new UsageException("there is no command " + arguments.getFirst());
    };
  }

  private static Outcome<Measurements> measure(List<String> arguments)
      throws IOException, UsageException {
    Bytes image = image(arguments);
    new Options(arguments.subList(1, arguments.size())).end();
    return ImageInspection.measure(image);
  }

  private static Outcome<Measurements> verify(List<String> arguments)
      throws IOException, UsageException {
    Bytes image = image(arguments);
    Options options = new Options(arguments.subList(1, arguments.size()));
    Bytes expected = read(options.neededPath("--measurements"));
    options.end();
    return JsonFields.decode(expected, MeasurementsJson::read)
        .then(set -> ImageInspection.verify(image, set));
  }

  private static Bytes image(List<String> arguments) throws IOException, UsageException {
    if (arguments.isEmpty()) {
      throw new UsageException("name the image");
    }
    return read(Options.path(arguments.getFirst()));
  }

  private static Bytes read(Path file) throws IOException {
    return Bytes.of(Files.readAllBytes(file));
  }

  private int report(Outcome<Measurements> outcome) {
    return switch (outcome) {
      case Accepted<Measurements>(Measurements measured) -> {
        Bytes json = CanonicalJson.encode(MeasurementsJson.write(measured));
        out.println(new String(json.toArray(), StandardCharsets.UTF_8));
        yield DONE;
      }
      case Refused<Measurements>(Refusal refusal) ->
          complain(REFUSED, refusal.line() + "\n" + refusal.id().nextStep());
    };
  }

  private int complain(int code, String text) {
    err.println("treza image: " + text);
    return code;
  }
}
