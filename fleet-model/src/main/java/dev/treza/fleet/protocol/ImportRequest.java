package dev.treza.fleet.protocol;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.Metadata;
import java.util.Optional;

/// Asks to take in one key that was made elsewhere. Its digest is the **import id** to which the
/// agent binds the transport key (rule `ATT-USE`): the key that arrives must be the one approved.
///
/// @param publicKey of the key to come, in its chain's usual encoding
/// @param path its place below the seed it was taken from, if that is known
/// @param nonce 16 random bytes chosen by the asker
/// @param blob what the key arrives in, if it arrives encrypted by KMS: nothing else is opened
public record ImportRequest(
    RequestHead head,
    Blockchain blockchain,
    NetworkMode network,
    Bytes publicKey,
    Optional<DerivationPath> path,
    Optional<String> purpose,
    Metadata metadata,
    Bytes nonce,
    Optional<KmsBlob.Named> blob)
    implements Request {
  public static final String KIND = "wallet-import";

  /// Asks for a key that arrives sealed to a transport key.
  public ImportRequest(
      RequestHead head,
      Blockchain blockchain,
      NetworkMode network,
      Bytes publicKey,
      Optional<DerivationPath> path,
      Optional<String> purpose,
      Metadata metadata,
      Bytes nonce) {
    this(head, blockchain, network, publicKey, path, purpose, metadata, nonce, Optional.empty());
  }

  @Override
  public JsonObject toJson() {
    JsonObject.Builder json =
        head.writeTo(JsonObject.builder())
            .text("kind", KIND)
            .text("chain", blockchain.text())
            .text("network", network.text())
            .hex("publicKey", publicKey)
            .hex("nonce", nonce);
    path.ifPresent(place -> json.text("path", place.text()));
    purpose.ifPresent(text -> json.text("purpose", text));
    metadata.writeTo(json);
    blob.ifPresent(
        named -> json.text("kmsKey", named.key().toString()).digest("kmsBlob", named.ciphertext()));
    return json.build();
  }
}
