package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;
import java.util.Optional;

/// The body of `POST …/transactions/sign` and, without approvals, of `…/transactions/review`.
///
/// @param replaces the request whose nonce this one takes over
/// @param transaction a transaction, message or document
/// @param approvals compact JWS of type `approval`
public record SignCall(
    String walletId,
    TransactionInput transaction,
    Optional<Digest> replaces,
    List<String> approvals,
    ReviewHints hints) {
  public SignCall {
    approvals = List.copyOf(approvals);
  }

  /// Without hints.
  public SignCall(
      String walletId,
      TransactionInput transaction,
      Optional<Digest> replaces,
      List<String> approvals) {
    this(walletId, transaction, replaces, approvals, ReviewHints.NONE);
  }

  public SignCall withApprovals(List<String> jws) {
    return new SignCall(walletId, transaction, replaces, jws, hints);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("wallet_id", walletId)
            .object("transaction", transaction.toJson());
    hints.writeTo(json);
    replaces.ifPresent(digest -> json.digest("replaces", digest));
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  public static SignCall read(JsonFields fields) throws JsonShapeException {
    return new SignCall(
        fields.choice("wallet_id", Ids::parse),
        TransactionInput.read(fields.object("transaction")),
        fields.optionalDigest("replaces"),
        fields.optionalTexts("approvals"),
        ReviewHints.read(fields));
  }
}
