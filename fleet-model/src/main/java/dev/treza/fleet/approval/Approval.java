package dev.treza.fleet.approval;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.JwsType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one officer signs about one request (TRUST section 4); the payload of a JWS of type
/// `approval` or `genesis`.
///
/// @param boot digest of the boot statement; only in genesis and ceremonies
/// @param request digest of the request; of the root charter in a genesis
/// @param review digest of the review the officer was shown
/// @param model version of the decoder that made that review
/// @param charter digest of the charter in force; of the root charter in a genesis
/// @param acknowledged ids of the critical risk flags the officer acknowledged, sorted
/// @param nonce 16 random bytes; used once
public record Approval(
    JwsType kind,
    Realm realm,
    String namespace,
    String enclave,
    Optional<Digest> boot,
    Digest request,
    Digest review,
    String model,
    Digest charter,
    String officer,
    Decision decision,
    List<String> acknowledged,
    Instant issued,
    Instant expires,
    Bytes nonce) {
  /// The length of a nonce, in bytes.
  public static final int NONCE_LENGTH = 16;

  public Approval {
    acknowledged = List.copyOf(acknowledged);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("kind", kind.text())
            .text("realm", realm.text())
            .text("namespace", namespace)
            .text("enclave", enclave)
            .digest("request", request)
            .digest("review", review)
            .text("model", model)
            .digest("charter", charter)
            .text("officer", officer)
            .text("decision", decision.text())
            .time("issued", issued)
            .time("expires", expires)
            .hex("nonce", nonce);
    boot.ifPresent(digest -> json.digest("boot", digest));
    if (!acknowledged.isEmpty()) {
      json.texts("acknowledged", acknowledged);
    }
    return json.build();
  }

  public static Approval read(JsonFields fields) throws JsonShapeException {
    return new Approval(
        fields.choice("kind", JwsType::parse),
        fields.choice("realm", Realm::parse),
        fields.choice("namespace", Ids::parse),
        fields.choice("enclave", Ids::parse),
        fields.optionalDigest("boot"),
        fields.digest("request"),
        fields.digest("review"),
        fields.text("model"),
        fields.digest("charter"),
        fields.choice("officer", Ids::parse),
        fields.choice("decision", Decision::parse),
        fields.optionalTexts("acknowledged"),
        fields.time("issued"),
        fields.time("expires"),
        fields.hex("nonce"));
  }
}
