package dev.treza.fleet.protocol;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.Metadata;
import java.util.List;
import java.util.Optional;

/// The body of `POST …/keys/import/transport`, which gives the transport key, and of `POST
/// …/keys/import`, which brings the key.
///
/// @param publicKey see [ImportRequest], as the next two
/// @param sealed the key under HPKE to the transport key; absent in the first call
/// @param approvals compact JWS of type `approval`; none to be told what is missing
public record ImportCall(
    Blockchain blockchain,
    NetworkMode network,
    Bytes publicKey,
    Optional<DerivationPath> path,
    Optional<String> purpose,
    Metadata metadata,
    Bytes nonce,
    Optional<Bytes> sealed,
    List<String> approvals) {
  public ImportCall {
    approvals = List.copyOf(approvals);
  }

  /// The call that asks for `request`.
  public static ImportCall of(
      ImportRequest request, Optional<Bytes> sealed, List<String> approvals) {
    return new ImportCall(
        request.blockchain(),
        request.network(),
        request.publicKey(),
        request.path(),
        request.purpose(),
        request.metadata(),
        request.nonce(),
        sealed,
        approvals);
  }

  /// What is asked, as officers approve it.
  public ImportRequest request(RequestHead head) {
    return new ImportRequest(head, blockchain, network, publicKey, path, purpose, metadata, nonce);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("blockchain", blockchain.text())
            .text("network", network.text())
            .hex("public_key", publicKey)
            .hex("nonce", nonce);
    path.ifPresent(place -> json.text("derivation_path", place.text()));
    purpose.ifPresent(text -> json.text("purpose", text));
    metadata.writeTo(json);
    sealed.ifPresent(bytes -> json.base64Url("sealed", bytes));
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  public static ImportCall read(JsonFields fields) throws JsonShapeException {
    return new ImportCall(
        fields.choice("blockchain", Blockchain::parse),
        fields.choice("network", NetworkMode::parse),
        fields.hex("public_key"),
        fields.optionalChoice("derivation_path", DerivationPath::parse),
        fields.optionalName("purpose"),
        Metadata.read(fields),
        fields.choice("nonce", RequestNonce::parse),
        fields.optionalBase64Url("sealed"),
        fields.optionalTexts("approvals"));
  }
}
