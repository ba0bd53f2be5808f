package dev.treza.fleet.airgap;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;

/// What an officer behind an air gap asks with: a nonce the enclave must answer, so that what is
/// brought back is no older than this.
///
/// @param nonce 32 random bytes, used for one answer
/// @param request the request he wants to see, if he was told its digest
public record AirgapQuestion(Bytes nonce, Optional<Digest> request) {
  public static final int NONCE_LENGTH = 32;

  /// @throws IllegalArgumentException if the nonce has another length
  public AirgapQuestion {
    if (nonce.length() != NONCE_LENGTH) {
      throw new IllegalArgumentException("a question has a nonce of 32 bytes");
    }
  }

  public Bytes encoded() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("v", "1")
            .text("kind", AirgapForm.QUESTION.text())
            .hex("nonce", nonce);
    request.ifPresent(digest -> json.digest("request", digest));
    return CanonicalJson.encode(json.build());
  }

  /// Refused: `AIR-FILE`, `JSON-*`.
  public static Outcome<AirgapQuestion> parse(Bytes content) {
    return AirgapForm.QUESTION.decode(content, AirgapQuestion::read);
  }

  private static AirgapQuestion read(JsonFields fields) throws JsonShapeException {
    return new AirgapQuestion(AirgapForm.nonce(fields), fields.optionalDigest("request"));
  }

  /// Whether it may be answered about `wanted`. Refused: `AIR-OTHER-REQUEST`.
  public Outcome<AirgapQuestion> about(Digest wanted) {
    return request.isEmpty() || request.get().equals(wanted)
        ? Outcome.accepted(this)
        : AirgapForm.no(AirgapRefusal.OTHER_REQUEST, "the question asks for " + request.get());
  }
}
