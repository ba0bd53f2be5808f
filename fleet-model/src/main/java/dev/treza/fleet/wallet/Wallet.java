package dev.treza.fleet.wallet;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.Optional;

/// A wallet as everybody may know it.
///
/// @param version counts the keys of this wallet, from 1; rotation makes the next
/// @param publicKey the public key in its chain's usual encoding (secp256k1: 65 bytes,
///   uncompressed)
/// @param address in the chain's checksummed form
/// @param purpose what people call it
/// @param created by the agent's decision time
public record Wallet(
    String id,
    Blockchain blockchain,
    NetworkMode network,
    int version,
    Bytes publicKey,
    String address,
    WalletState state,
    Optional<String> purpose,
    Instant created,
    KeyOrigin origin,
    Metadata metadata) {
  /// A wallet whose key was born in the enclave, without metadata.
  public Wallet(
      String id,
      Blockchain blockchain,
      NetworkMode network,
      int version,
      Bytes publicKey,
      String address,
      WalletState state,
      Optional<String> purpose,
      Instant created) {
    this(
        id,
        blockchain,
        network,
        version,
        publicKey,
        address,
        state,
        purpose,
        created,
        new KeyOrigin.Generated(),
        Metadata.NONE);
  }

  /// The same wallet in another state.
  public Wallet in(WalletState other) {
    return new Wallet(
        id,
        blockchain,
        network,
        version,
        publicKey,
        address,
        other,
        purpose,
        created,
        origin,
        metadata);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("wallet_id", id)
            .text("blockchain", blockchain.text())
            .text("network", network.text())
            .integer("version", version)
            .hex("public_key", publicKey)
            .text("address", address)
            .text("state", state.text())
            .time("created", created);
    origin.writeTo(json, "derivation_path");
    purpose.ifPresent(text -> json.text("purpose", text));
    metadata.writeTo(json);
    return json.build();
  }

  public static Wallet read(JsonFields fields) throws JsonShapeException {
    return new Wallet(
        fields.choice("wallet_id", Ids::parse),
        fields.choice("blockchain", Blockchain::parse),
        fields.choice("network", NetworkMode::parse),
        (int) fields.longInteger("version", 1, Integer.MAX_VALUE),
        fields.hex("public_key"),
        fields.text("address"),
        fields.choice("state", WalletState::parse),
        fields.optionalText("purpose"),
        fields.time("created"),
        KeyOrigin.read(fields, "derivation_path"),
        Metadata.read(fields));
  }
}
