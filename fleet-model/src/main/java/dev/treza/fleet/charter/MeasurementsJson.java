package dev.treza.fleet.charter;

import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The JSON form of a measurement set, in charters and in measurement files: `{label, release,
/// pcrs: {"0": hex, …}}`.
public final class MeasurementsJson {
  private static final int LAST_REGISTER = 31;

  private MeasurementsJson() {}

  public static JsonObject write(Measurements set) {
    JsonObject.Builder pcrs = JsonObject.builder();
    set.pcrs().forEach((index, value) -> pcrs.hex(Integer.toString(index), value.value()));
    return JsonObject.builder()
        .text("label", set.label())
        .text("release", set.release())
        .object("pcrs", pcrs.build())
        .build();
  }

  public static Measurements read(JsonFields fields) throws JsonShapeException {
    String label = fields.name("label");
    String release = fields.name("release");
    return switch (Measurements.of(label, release, registers(fields.object("pcrs")))) {
      case Accepted<Measurements>(Measurements set) -> set;
      case Refused<Measurements>(Refusal refusal) ->
          throw JsonShapeException.at(JsonRefusal.SCHEMA, fields.place("pcrs"), refusal.detail());
    };
  }

  private static Map<Integer, PcrValue> registers(JsonFields fields) throws JsonShapeException {
    Map<Integer, PcrValue> pcrs = new TreeMap<>();
    for (int index = 0; index <= LAST_REGISTER; index++) {
      String name = Integer.toString(index);
      if (fields.has(name)) {
        pcrs.put(index, fields.choice(name, MeasurementsJson::value));
      }
    }
    return pcrs;
  }

  private static Optional<PcrValue> value(String hex) {
    return hex.matches("[0-9a-f]{96}") ? Optional.of(PcrValue.parse(hex)) : Optional.empty();
  }
}
