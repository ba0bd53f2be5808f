package dev.treza.fleet.airgap;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.approval.ApprovalCheck;
import dev.treza.fleet.approval.ApprovalContext;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// What an officer behind an air gap decided, as it is carried back.
///
/// @param request digest of the request he decided
/// @param nonce of the question with which he saw it
/// @param approval his signed approval, a compact JWS
public record AirgapAnswer(Digest request, Bytes nonce, String approval) {
  public Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("v", "1")
            .text("kind", AirgapForm.ANSWER.text())
            .digest("request", request)
            .hex("nonce", nonce)
            .text("approval", approval)
            .build());
  }

  /// Refused: `AIR-FILE`, `JSON-*`.
  public static Outcome<AirgapAnswer> parse(Bytes content) {
    return AirgapForm.ANSWER.decode(content, AirgapAnswer::read);
  }

  private static AirgapAnswer read(JsonFields fields) throws JsonShapeException {
    return new AirgapAnswer(
        fields.digest("request"), AirgapForm.nonce(fields), fields.text("approval"));
  }

  /// Holds the answer against the request that is open here, before anything is done with it.
  /// Refused: `AIR-OTHER-REQUEST`, `AIR-STALE`, and whatever an approval is refused for.
  ///
  /// @param open what was carried over
  /// @param context of the open request, as the enclave will judge it
  public Outcome<ValidApproval> verify(AirgapRequest open, ApprovalContext context) {
    if (!request.equals(open.request())) {
      return AirgapForm.no(AirgapRefusal.OTHER_REQUEST, "the answer is about request " + request);
    }
    return nonce.equals(open.nonce())
        ? ApprovalCheck.check(approval, context)
        : AirgapForm.no(AirgapRefusal.STALE, "it answers the question " + nonce.hex());
  }
}
