package dev.treza.agent.aws.kms;

import dev.treza.agent.crypto.EnvelopeKey;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KmsRefusal;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/// This enclave as the recipient of what KMS sends: its key of one boot, and the documents that
/// vouch for it.
public final class Recipient {
  private final EnvelopeKey key;
  private final Bytes publicKey;
  private final RecipientDocuments documents;

  private Recipient(EnvelopeKey key, Bytes publicKey, RecipientDocuments documents) {
    this.key = key;
    this.publicKey = publicKey;
    this.documents = documents;
  }

  /// The recipient whose key is `key`.
  ///
  /// @param key stays the caller's, who closes it
  public static Recipient of(EnvelopeKey key, RecipientDocuments documents) {
    return new Recipient(key, publicKey(key), documents);
  }

  /// The `Recipient` of a request.
  JsonObject parameter() throws IOException {
    byte[] document = documents.document(publicKey).toArray();
    return JsonObject.builder()
        .text("KeyEncryptionAlgorithm", "RSAES_OAEP_SHA_256")
        .text("AttestationDocument", Base64.getEncoder().encodeToString(document))
        .build();
  }

  /// The content of `envelope`, which the caller closes; refused: `KMS-ENVELOPE`, for every reason.
  Outcome<SecretBuffer> open(Bytes envelope) throws LockedMemoryException {
    Optional<CmsEnvelope> read = CmsEnvelope.read(envelope, Digest.of(publicKey).value());
    if (read.isEmpty()) {
      return closed();
    }
    try {
      return Outcome.accepted(
          key.open(
              read.get().encryptedKey().toArray(),
              read.get().iv().toArray(),
              read.get().content().toArray()));
    } catch (OpenFailedException e) {
      return closed();
    }
  }

  private static Outcome<SecretBuffer> closed() {
    return Outcome.refused(KmsRefusal.ENVELOPE, "the envelope is not for this enclave, or damaged");
  }

  private static Bytes publicKey(EnvelopeKey key) {
    try {
      RSAPublicKeySpec numbers =
          new RSAPublicKeySpec(
              new BigInteger(1, key.modulus()), BigInteger.valueOf(EnvelopeKey.EXPONENT));
      return Bytes.of(KeyFactory.getInstance("RSA").generatePublic(numbers).getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has RSA", impossible);
    }
  }
}
