package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/// What whoever prepares a request may add for its review. The agent cannot check it; it is part of
/// the request, so officers approve it with the rest.
///
/// @param nextNonce of the account, as a node said
/// @param preparedAt when the request was prepared
public record ReviewHints(Optional<BigInteger> nextNonce, Optional<Instant> preparedAt) {
  public static final ReviewHints NONE = new ReviewHints(Optional.empty(), Optional.empty());

  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64);

  JsonObject.Builder writeTo(JsonObject.Builder json) {
    nextNonce.ifPresent(nonce -> json.integer("next_nonce", nonce));
    preparedAt.ifPresent(time -> json.time("prepared_at", time));
    return json;
  }

  static ReviewHints read(JsonFields fields) throws JsonShapeException {
    return new ReviewHints(
        fields.optionalInteger("next_nonce", BigInteger.ZERO, MOST),
        fields.optionalTime("prepared_at"));
  }
}
