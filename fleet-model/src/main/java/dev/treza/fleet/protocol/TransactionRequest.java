package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Asks for a signature over one transaction, message or document by one wallet.
///
/// @param chainId the network the payload itself names; none: it holds on every one
/// @param payload the exact bytes; what is shown, approved and signed
/// @param basis what its review was made with
/// @param replaces the request this one is meant to replace, if both would use the same nonce
public record TransactionRequest(
    RequestHead head,
    RequestKind kind,
    Wallet wallet,
    Optional<BigInteger> chainId,
    Bytes payload,
    ReviewBasis basis,
    Optional<Digest> replaces)
    implements Request {

  @Override
  public JsonObject toJson() {
    JsonObject.Builder context = basis.writeTo(JsonObject.builder());
    replaces.ifPresent(digest -> context.digest("replaces", digest));
    return head.writeTo(JsonObject.builder())
        .text("kind", kind.text())
        .text("wallet", wallet.id())
        .integer("version", wallet.version())
        .hex("publicKey", wallet.publicKey())
        .text("chain", wallet.blockchain().text())
        .text("network", network())
        .base64Url("payload", payload)
        .object("context", context.build())
        .build();
  }

  /// The call that asks for this again.
  public SignCall call(List<String> approvals) {
    return new SignCall(
        wallet.id(), TransactionInput.of(kind, payload), replaces, approvals, basis.hints());
  }

  /// The chain id, or what kind of network the wallet is for.
  private String network() {
    return chainId.map(BigInteger::toString).orElse(wallet.network().text());
  }
}
