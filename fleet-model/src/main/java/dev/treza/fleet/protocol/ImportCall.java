package dev.treza.fleet.protocol;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
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
/// @param blob the key encrypted by KMS, which needs no transport key; never beside `sealed`
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
    Optional<KmsBlob> blob,
    List<String> approvals) {
  public ImportCall {
    if (sealed.isPresent() && blob.isPresent()) {
      throw new IllegalArgumentException("a key arrives in one way");
    }
    approvals = List.copyOf(approvals);
  }

  /// The call that asks for `request`, whose key comes sealed to a transport key.
  public static ImportCall of(
      ImportRequest request, Optional<Bytes> sealed, List<String> approvals) {
    return of(request, sealed, Optional.empty(), approvals);
  }

  /// The call that asks for `request` and brings the blob it names.
  public static ImportCall of(ImportRequest request, KmsBlob blob, List<String> approvals) {
    return of(request, Optional.empty(), Optional.of(blob), approvals);
  }

  private static ImportCall of(
      ImportRequest request,
      Optional<Bytes> sealed,
      Optional<KmsBlob> blob,
      List<String> approvals) {
    if (!request.blob().equals(blob.map(KmsBlob::named))) {
      throw new IllegalArgumentException("the request names another blob");
    }
    return new ImportCall(
        request.blockchain(),
        request.network(),
        request.publicKey(),
        request.path(),
        request.purpose(),
        request.metadata(),
        request.nonce(),
        sealed,
        blob,
        approvals);
  }

  /// What is asked, as officers approve it.
  public ImportRequest request(RequestHead head) {
    return new ImportRequest(
        head,
        blockchain,
        network,
        publicKey,
        path,
        purpose,
        metadata,
        nonce,
        blob.map(KmsBlob::named));
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
    blob.ifPresent(arrives ->
        json.text("kms_key", arrives.key().toString()).base64Url("kms_blob", arrives.ciphertext()));
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
        fields.has("kms_key") ? Optional.empty() : fields.optionalBase64Url("sealed"),
        fields.has("kms_key") ? Optional.of(blob(fields)) : Optional.empty(),
        fields.optionalTexts("approvals"));
  }

  private static KmsBlob blob(JsonFields fields) throws JsonShapeException {
    KeyArn key = fields.choice("kms_key", KeyArn::parse);
    Bytes ciphertext = fields.base64Url("kms_blob");
    if (!KmsBlob.fits(ciphertext)) {
      throw JsonShapeException.at(
          JsonRefusal.SCHEMA,
          fields.place("kms_blob"),
          "1 to " + KmsBlob.MOST + " bytes are expected");
    }
    return new KmsBlob(key, ciphertext);
  }
}
