package dev.treza.fleet.protocol;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;
import java.util.Optional;

/// The body of `POST …/blockchain/wallets/generate`.
///
/// @param nonce 16 random bytes, see [WalletRequest]
/// @param approvals compact JWS of type `approval`; none to be told what is missing
public record WalletCall(
    Blockchain blockchain,
    NetworkMode network,
    Optional<String> purpose,
    Bytes nonce,
    List<String> approvals) {
  public WalletCall {
    approvals = List.copyOf(approvals);
  }

  /// The call that asks for `request`.
  public static WalletCall of(WalletRequest request, List<String> approvals) {
    return new WalletCall(
        request.blockchain(), request.network(), request.purpose(), request.nonce(), approvals);
  }

  /// What is asked, as officers approve it.
  public WalletRequest request(RequestHead head) {
    return new WalletRequest(head, blockchain, network, purpose, nonce);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("blockchain", blockchain.text())
            .text("network", network.text())
            .hex("nonce", nonce);
    purpose.ifPresent(text -> json.text("purpose", text));
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
        fields.choice("nonce", WalletCall::nonce),
        fields.optionalTexts("approvals"));
  }

  private static Optional<Bytes> nonce(String hex) {
    return hex.matches("[0-9a-f]{32}") ? Optional.of(Bytes.hex(hex)) : Optional.empty();
  }
}
