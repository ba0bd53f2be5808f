package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.JsonFields;
import java.nio.file.Path;

/// The file in which a build wrote down what it made.
final class MeasurementFile {
  private MeasurementFile() {}

  static Measurements read(Path file) throws ConsoleException {
    Bytes content =
        AtomicFiles.read(file)
            .orElseThrow(
                () -> new ConsoleException(ConsoleRefusal.NO_AGENT, file + " does not exist"));
    return switch (JsonFields.decode(withoutLineEnd(content), MeasurementsJson::read)) {
      case Outcome.Accepted<Measurements>(Measurements set) -> set;
      case Outcome.Refused<Measurements>(Refusal refusal) ->
          throw new ConsoleException(ConsoleRefusal.FACTS, file + ": " + refusal.line());
    };
  }

  private static Bytes withoutLineEnd(Bytes content) {
    int end = content.length();
    return end > 0 && content.at(end - 1) == '\n' ? content.slice(0, end - 1) : content;
  }
}
