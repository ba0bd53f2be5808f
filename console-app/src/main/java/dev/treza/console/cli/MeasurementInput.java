package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.ReleaseFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which measurements to expect: a release file, a file of sets, or registers
/// one by one.
final class MeasurementInput {
  @Option(
      names = "--measurements",
      paramLabel = "FILE",
      description = "measurement file of a release: one set, or an array of them")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--pcr",
      paramLabel = "N=HEX",
      description = "expected value of one register; PCR0, 1 and 2 are needed")
  private Map<Integer, String> registers = new TreeMap<>();

  @Mixin private final ReleaseInput release = new ReleaseInput();

  boolean isGiven() {
    return file.isPresent() || !registers.isEmpty() || release.isGiven();
  }

  /// The sets the options name; none if no option was given. Refused: `ATT-NO-MEASUREMENTS` if
  /// PCR0, 1 or 2 is not named, and what is refused of a release file.
  Outcome<Expectation> named(Realm realm) throws UnreadableInputException {
    int ways = (file.isPresent() ? 1 : 0) + (registers.isEmpty() ? 0 : 1);
    if (ways + (release.isGiven() ? 1 : 0) > 1) {
      throw new UnreadableInputException("name one of --release, --measurements and --pcr");
    }
    if (release.isGiven() || release.keyIsGiven()) {
      return release.read(realm);
    }
    if (file.isPresent()) {
      return Outcome.accepted(Expectation.of(readFile(file.get())));
    }
    return registers.isEmpty()
        ? Outcome.accepted(Expectation.NONE)
        : Measurements.of("the command line", "unnamed", values())
            .map(ExpectedMeasurements::of)
            .map(Expectation::of);
  }

  /// What [#named] gives, or for a real enclave without any option what the release files of this
  /// computer say; if it keeps none, that refuses every enclave.
  Outcome<Expectation> orKept(Realm realm, ReleaseFiles kept)
      throws UnreadableInputException, ConsoleException {
    return isGiven() || release.keyIsGiven() || !realm.equals(Realm.NITRO)
        ? named(realm)
        : kept.all().map(Expectation::of);
  }

  private Map<Integer, PcrValue> values() throws UnreadableInputException {
    Map<Integer, PcrValue> values = new TreeMap<>();
    for (Map.Entry<Integer, String> register : registers.entrySet()) {
      if (!register.getValue().matches("[0-9a-fA-F]{96}")) {
        throw new UnreadableInputException(
            "--pcr " + register.getKey() + ": a register has 96 hexadecimal digits");
      }
      values.put(register.getKey(), PcrValue.parse(register.getValue()));
    }
    return values;
  }

  private static ExpectedMeasurements readFile(Path file) throws UnreadableInputException {
    Outcome<ExpectedMeasurements> read =
        StrictJson.parse(InputFile.read(file), StrictJson.Limits.DEFAULT, false)
            .then(MeasurementInput::sets);
    return switch (read) {
      case Outcome.Accepted<ExpectedMeasurements>(ExpectedMeasurements sets) -> sets;
      case Outcome.Refused<ExpectedMeasurements>(Refusal refusal) ->
          throw new UnreadableInputException(file + ": " + refusal.line());
    };
  }

  private static Outcome<ExpectedMeasurements> sets(JsonValue document) {
    List<JsonValue> items = document instanceof JsonArray array ? array.items() : List.of(document);
    List<Measurements> sets = new ArrayList<>();
    for (JsonValue item : items) {
      switch (set(item)) {
        case Outcome.Accepted<Measurements>(Measurements set) -> sets.add(set);
        case Outcome.Refused<Measurements>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.accepted(new ExpectedMeasurements(sets));
  }

  private static Outcome<Measurements> set(JsonValue item) {
    return item instanceof JsonObject object
        ? JsonFields.read(object, MeasurementsJson::read)
        : Outcome.refused(JsonRefusal.SCHEMA, "a measurement set is an object");
  }
}
