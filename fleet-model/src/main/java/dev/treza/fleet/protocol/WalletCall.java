package dev.treza.fleet.protocol;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.Metadata;
import java.util.List;
import java.util.Optional;

/// The body of `POST …/blockchain/wallets/generate`.
///
/// @param path where to derive the key; absent to generate one
/// @param nonce 16 random bytes, see [WalletRequest]
/// @param approvals compact JWS of type `approval`; none to be told what is missing
public record WalletCall(
    Blockchain blockchain,
    NetworkMode network,
    Optional<String> purpose,
    Optional<DerivationPath> path,
    Metadata metadata,
    Bytes nonce,
    List<String> approvals) {
  public WalletCall {
    approvals = List.copyOf(approvals);
  }

  /// Asks for a generated key, without metadata.
  public WalletCall(
      Blockchain blockchain,
      NetworkMode network,
      Optional<String> purpose,
      Bytes nonce,
      List<String> approvals) {
    this(blockchain, network, purpose, Optional.empty(), Metadata.NONE, nonce, approvals);
  }

  /// The call that asks for `request`.
  public static WalletCall of(WalletRequest request, List<String> approvals) {
    return new WalletCall(
        request.blockchain(),
        request.network(),
        request.purpose(),
        request.path(),
        request.metadata(),
        request.nonce(),
        approvals);
  }

  /// What is asked, as officers approve it.
  public WalletRequest request(RequestHead head) {
    return new WalletRequest(head, blockchain, network, purpose, path, metadata, nonce);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("blockchain", blockchain.text())
            .text("network", network.text())
            .hex("nonce", nonce);
    purpose.ifPresent(text -> json.text("purpose", text));
    path.ifPresent(place -> json.text("derivation_path", place.text()));
    metadata.writeTo(json);
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  public static WalletCall read(JsonFields fields) throws JsonShapeException {
    return new WalletCall(
        fields.choice("blockchain", Blockchain::parse),
        fields.choice("network", NetworkMode::parse),
        fields.optionalName("purpose"),
        fields.optionalChoice("derivation_path", DerivationPath::parse),
        Metadata.read(fields),
        fields.choice("nonce", RequestNonce::parse),
        fields.optionalTexts("approvals"));
  }
}
