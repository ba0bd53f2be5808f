package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.Optional;

/// Asks for a signature over one transaction by one wallet.
///
/// @param chainId the network the payload itself names (EIP-155)
/// @param payload the exact unsigned bytes; what is shown, approved and signed
/// @param model version of the decoder that made the review, such as `evm/1`
/// @param replaces the request this one is meant to replace, if both would use the same nonce
public record TransactionRequest(
    RequestHead head,
    Wallet wallet,
    BigInteger chainId,
    Bytes payload,
    String model,
    Optional<Digest> replaces)
    implements Request {
  public static final String KIND = "transaction";

  @Override
  public JsonObject toJson() {
    JsonObject.Builder context = JsonObject.builder().text("model", model);
    replaces.ifPresent(digest -> context.digest("replaces", digest));
    return head.writeTo(JsonObject.builder())
        .text("kind", KIND)
        .text("wallet", wallet.id())
        .integer("version", wallet.version())
        .hex("publicKey", wallet.publicKey())
        .text("chain", wallet.blockchain().text())
        .integer("network", chainId)
        .base64Url("payload", payload)
        .object("context", context.build())
        .build();
  }
}
