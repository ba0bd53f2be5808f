package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// Answers a nonce that came by file or QR, for an officer who has no connection (rule `ATT-USE`).
/// The document's `public_key` is the SubjectPublicKeyInfo of the boot's receipt key.
///
/// @param request digest of the request he decides
public record ChallengeStatement(StatementHead head, Digest request) implements Statement {
  @Override
  public JsonObject toJson() {
    return head.writeTo(JsonObject.builder())
        .text("use", StatementUse.CHALLENGE.text())
        .digest("request", request)
        .build();
  }

  static ChallengeStatement read(JsonFields fields) throws JsonShapeException {
    return new ChallengeStatement(StatementHead.read(fields), fields.digest("request"));
  }
}
