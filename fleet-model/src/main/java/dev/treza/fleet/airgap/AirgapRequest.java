package dev.treza.fleet.airgap;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything an officer behind an air gap needs to decide one request. Nothing in it is believed:
/// he holds it against what lies on his own computer ([AirgapReader]).
///
/// @param request digest of the request
/// @param nonce of the question it answers
/// @param wallet as the enclave lists it
/// @param call what is to be signed, without approvals
/// @param charters canonical JSON, from the root to the one in force
/// @param attestation document and statement of use `challenge`
public record AirgapRequest(
    Digest request,
    Bytes nonce,
    Wallet wallet,
    SignCall call,
    List<Bytes> charters,
    AttestationReply attestation) {
  public AirgapRequest {
    charters = List.copyOf(charters);
    if (!call.approvals().isEmpty()) {
      throw new IllegalArgumentException("what is carried to an officer holds no approvals");
    }
  }

  public Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("v", "1")
            .text("kind", AirgapForm.REQUEST.text())
            .digest("request", request)
            .hex("nonce", nonce)
            .object("wallet", wallet.toJson())
            .object("call", call.toJson())
            .texts("charters", charters.stream().map(Bytes::base64Url).toList())
            .object("attestation", attestation.toJson())
            .build());
  }

  /// Refused: `AIR-FILE`, `JSON-*`.
  public static Outcome<AirgapRequest> parse(Bytes content) {
    return AirgapForm.REQUEST.decode(content, AirgapRequest::read);
  }

  private static AirgapRequest read(JsonFields fields) throws JsonShapeException {
    SignCall call = SignCall.read(fields.object("call"));
    if (!call.approvals().isEmpty()) {
      throw JsonShapeException.at(
          AirgapRefusal.MIXED, fields.place("call"), "it holds approvals already");
    }
    return new AirgapRequest(
        fields.digest("request"),
        AirgapForm.nonce(fields),
        Wallet.read(fields.object("wallet")),
        call,
        charters(fields),
        AttestationReply.read(fields.object("attestation")));
  }

  private static List<Bytes> charters(JsonFields fields) throws JsonShapeException {
    List<Bytes> charters = new ArrayList<>();
    for (String text : fields.texts("charters")) {
      Optional<Bytes> charter = Base64Url.decode(text);
      if (charter.isEmpty()) {
        throw JsonShapeException.at(
            JsonRefusal.SCHEMA, fields.place("charters"), "unpadded Base64url is expected");
      }
      charters.add(charter.get());
    }
    return charters;
  }
}
