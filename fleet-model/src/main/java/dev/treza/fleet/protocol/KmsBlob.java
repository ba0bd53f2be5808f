package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;

/// A secret key that its owner encrypted with AWS KMS, under a KMS key of his own, so that it can
/// be imported (ADR 0015). The blob itself is no secret.
///
/// @param key the import key, which encrypted it
/// @param ciphertext what KMS calls a `CiphertextBlob`, 1 to [#MOST] bytes
public record KmsBlob(KeyArn key, Bytes ciphertext) {
  /// The longest `CiphertextBlob` that KMS decrypts, in bytes (KMS API Reference, `Decrypt`).
  public static final int MOST = 6144;

  public KmsBlob {
    if (!fits(ciphertext)) {
      throw new IllegalArgumentException("a blob has 1 to " + MOST + " bytes");
    }
  }

  /// A blob as a request names it.
  ///
  /// @param ciphertext SHA-256 of it
  public record Named(KeyArn key, Digest ciphertext) {}

  /// Whether it is as long as a blob can be.
  public static boolean fits(Bytes ciphertext) {
    return ciphertext.length() > 0 && ciphertext.length() <= MOST;
  }

  public Named named() {
    return new Named(key, Digest.of(ciphertext));
  }

  /// The encryption context a blob must have been encrypted in, to be imported under the root
  /// charter `root`: nothing that was encrypted for another purpose opens in it.
  public static JsonObject context(Charter root) {
    JsonObject.Builder json =
        JsonObject.builder()
            .digest("root", root.digest())
            .text("namespace", root.namespace())
            .text("kind", ImportRequest.KIND);
    root.tenant().ifPresent(name -> json.text("tenant", name));
    return json.build();
  }
}
