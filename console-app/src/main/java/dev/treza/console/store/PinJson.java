package dev.treza.console.store;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;

/// The JSON form of a pin: `{v, id, anchor, measurements, root}`, where `anchor` is the DER of a
/// simulator's root certificate and `root` the root charter's canonical bytes, both Base64url.
final class PinJson {
  private record Parts(String id, Bytes anchor, List<Measurements> measurements, Bytes root) {}

  private PinJson() {}

  static Bytes write(KnownEnclave enclave, Bytes simulatorRoot) {
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("v", "1")
            .text("id", enclave.id())
            .base64Url("anchor", simulatorRoot)
            .array(
                "measurements",
                enclave.measurements().sets().stream().map(MeasurementsJson::write).toList())
            .base64Url("root", enclave.root().encoded())
            .build());
  }

  /// Refused: any id about form, `REALM` if the charter is not for the realm of the anchor.
  static Outcome<KnownEnclave> read(Bytes content) {
    return JsonFields.decode(content, PinJson::parts)
        .then(parts ->
            TrustAnchor.simulated(parts.anchor())
                .then(
                    anchor -> Charter.parse(parts.root()).then(root -> join(parts, anchor, root))));
  }

  private static Outcome<KnownEnclave> join(Parts parts, TrustAnchor anchor, Charter root) {
    return root.realm().equals(anchor.realm())
        ? Outcome.accepted(
            new KnownEnclave(
                parts.id(), anchor, new ExpectedMeasurements(parts.measurements()), root))
        : Outcome.refused(CharterRefusal.REALM, "the charter's realm is " + root.realm().text());
  }

  private static Parts parts(JsonFields fields) throws JsonShapeException {
    fields.literal("v", "1");
    List<Measurements> sets = new ArrayList<>();
    for (JsonFields set : fields.objects("measurements")) {
      sets.add(MeasurementsJson.read(set));
    }
    return new Parts(
        fields.choice("id", Ids::parse),
        fields.base64Url("anchor"),
        sets,
        fields.base64Url("root"));
  }
}
