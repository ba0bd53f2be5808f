package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.math.BigInteger;
import java.util.Optional;

/// Which nonce of which account a transaction uses: only one transaction can ever use it.
///
/// @param wallet its id
/// @param network the chain's own id of it
/// @param next the next nonce of the account, as whoever prepared the request read it from a node
public record NonceSlot(
    String wallet, String network, BigInteger nonce, Optional<BigInteger> next) {
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

  /// Nothing for what is no transaction.
  static Optional<NonceSlot> of(PreparedTransaction prepared) {
    return switch (prepared.payload()) {
      case EvmPayload.OfMessage _, EvmPayload.OfTypedData _ -> Optional.empty();
      case EvmPayload.OfTransaction(var transaction) ->
          Optional.of(
              new NonceSlot(
                  prepared.request().wallet().id(),
                  prepared.network().id(),
                  transaction.nonce(),
                  prepared.request().basis().hints().nextNonce()));
    };
  }

  JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("wallet", wallet)
            .text("network", network)
            .integer("nonce", nonce);
    next.ifPresent(first -> json.integer("next", first));
    return json.build();
  }

  static NonceSlot read(JsonFields fields) throws JsonShapeException {
    return new NonceSlot(
        fields.text("wallet"),
        fields.text("network"),
        fields.integer("nonce", BigInteger.ZERO, MOST),
        fields.optionalInteger("next", BigInteger.ZERO, MOST));
  }
}
