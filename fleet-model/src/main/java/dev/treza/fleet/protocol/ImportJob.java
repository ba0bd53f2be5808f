package dev.treza.fleet.protocol;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the program that imports keys is told to do: which key is to go to which enclave, and what
/// that enclave is held against. It is the first line of their conversation, and holds no secret.
///
/// @param anchor DER of a simulator's root; absent for production, whose root is built in
/// @param root canonical bytes of the pinned root charter
/// @param key path of the key's file or pipe
/// @param passphrase path of its passphrase's
/// @param nonce of the request, 16 bytes
public record ImportJob(
    String enclave,
    Optional<Bytes> anchor,
    List<Measurements> measurements,
    Bytes root,
    String host,
    int port,
    Blockchain blockchain,
    NetworkMode network,
    Optional<DerivationPath> path,
    Optional<String> purpose,
    Metadata metadata,
    Bytes nonce,
    String key,
    Optional<String> passphrase) {
  private static final int HIGHEST_PORT = 65_535;

  public ImportJob {
    measurements = List.copyOf(measurements);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("v", "1")
            .text("enclave", enclave)
            .array("measurements", measurements.stream().map(MeasurementsJson::write).toList())
            .base64Url("root", root)
            .text("host", host)
            .integer("port", port)
            .text("blockchain", blockchain.text())
            .text("network", network.text())
            .hex("nonce", nonce)
            .text("key", key);
    anchor.ifPresent(der -> json.base64Url("anchor", der));
    path.ifPresent(place -> json.text("path", place.text()));
    purpose.ifPresent(text -> json.text("purpose", text));
    passphrase.ifPresent(file -> json.text("passphrase", file));
    metadata.writeTo(json);
    return json.build();
  }

  public static ImportJob read(JsonFields fields) throws JsonShapeException {
    fields.literal("v", "1");
    List<Measurements> measurements = new ArrayList<>();
    for (JsonFields set : fields.objects("measurements")) {
      measurements.add(MeasurementsJson.read(set));
    }
    return new ImportJob(
        fields.choice("enclave", Ids::parse),
        fields.optionalBase64Url("anchor"),
        measurements,
        fields.base64Url("root"),
        fields.text("host"),
        (int) fields.longInteger("port", 1, HIGHEST_PORT),
        fields.choice("blockchain", Blockchain::parse),
        fields.choice("network", NetworkMode::parse),
        fields.optionalChoice("path", DerivationPath::parse),
        fields.optionalName("purpose"),
        Metadata.read(fields),
        fields.hex("nonce"),
        fields.text("key"),
        fields.optionalText("passphrase"));
  }
}
