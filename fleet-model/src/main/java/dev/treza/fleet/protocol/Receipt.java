package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.JwsRefusal;
import dev.treza.fleet.jws.JwsType;
import java.time.Instant;
import java.util.Optional;

/// What the agent signs about something it did; the payload of a JWS of type `receipt`, signed by
/// the boot's receipt key, and one entry of the audit chain (TRUST section 8).
///
/// @param boot digest of the boot statement that names the receipt key
/// @param charter digest of the charter it was done under
/// @param sequence number of this entry, from 0
/// @param previous digest of the entry before; absent in the first
/// @param request digest of the request carried out; of the root charter in a genesis
/// @param result digest of what came of it: the wallet's JSON, the signed transaction
/// @param time decision time
public record Receipt(
    Realm realm,
    String namespace,
    String enclave,
    Digest boot,
    Digest charter,
    long sequence,
    Optional<Digest> previous,
    ReceiptEvent event,
    Digest request,
    Digest result,
    Instant time) {
  /// What a compact JWS says of itself, before anything of it is believed. Refused: `JWS-FORM`,
  /// `JSON-*`.
  public static Outcome<Receipt> unverified(String jws) {
    String[] parts = jws.split("\\.", -1);
    return Base64Url.decode(parts.length == 3 ? parts[1] : "")
        .map(payload -> JsonFields.decode(payload, Receipt::read))
        .orElseGet(() -> Outcome.refused(JwsRefusal.FORM, "it is no compact JWS"));
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("kind", JwsType.RECEIPT.text())
            .text("realm", realm.text())
            .text("namespace", namespace)
            .text("enclave", enclave)
            .digest("boot", boot)
            .digest("charter", charter)
            .integer("sequence", sequence)
            .text("event", event.text())
            .digest("request", request)
            .digest("result", result)
            .time("time", time);
    previous.ifPresent(digest -> json.digest("previous", digest));
    return json.build();
  }

  public static Receipt read(JsonFields fields) throws JsonShapeException {
    fields.literal("kind", JwsType.RECEIPT.text());
    return new Receipt(
        fields.choice("realm", Realm::parse),
        fields.choice("namespace", Ids::parse),
        fields.choice("enclave", Ids::parse),
        fields.digest("boot"),
        fields.digest("charter"),
        fields.longInteger("sequence", 0, Long.MAX_VALUE),
        fields.optionalDigest("previous"),
        fields.choice("event", ReceiptEvent::parse),
        fields.digest("request"),
        fields.digest("result"),
        fields.time("time"));
  }
}
