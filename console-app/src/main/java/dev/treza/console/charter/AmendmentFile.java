package dev.treza.console.charter;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// An amendment on its way between officers: the charter that is to follow, and for which enclave.
/// Who signs it decides what of it counts; the file itself vouches for nothing.
public record AmendmentFile(String enclave, Charter next) {
  private static final String KIND = "amendment";

  private record Parts(String enclave, Bytes charter) {}

  public Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("v", "1")
            .text("kind", KIND)
            .text("enclave", enclave)
            .object("charter", next.toJson())
            .build());
  }

  /// Refused: `JSON-*`, `CHR-*`.
  public static Outcome<AmendmentFile> parse(Bytes content) {
    return JsonFields.decode(content, AmendmentFile::read)
        .then(parts ->
            Charter.parse(parts.charter()).map(next -> new AmendmentFile(parts.enclave(), next)));
  }

  private static Parts read(JsonFields fields) throws JsonShapeException {
    fields.literal("v", "1");
    fields.literal("kind", KIND);
    return new Parts(
        fields.choice("enclave", Ids::parse), CanonicalJson.encode(fields.raw("charter")));
  }
}
