package dev.treza.agent.simulator.aws.kms;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.fleet.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What KMS calls a CiphertextBlob: the key's id, and the content under its material with the
/// encryption context authenticated. The real one has another form, which nobody needs to know.
final class Blobs {
  private static final int FORM = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;

  Blobs(SecureRandom random) {
    this.random = random;
  }

  Bytes seal(KeyRecord key, Bytes content, Bytes context) {
    byte[] id = key.arn().keyId().getBytes(StandardCharsets.US_ASCII);
    Bytes head = Bytes.of(new byte[] {FORM, (byte) id.length}).concat(Bytes.of(id));
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, head.concat(context));
      return head.concat(Bytes.of(nonce)).concat(Bytes.of(cipher.doFinal(content.toArray())));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has AES-GCM", impossible);
    }
  }

  /// The id of the key that sealed `blob`.
  static String keyId(Bytes blob) throws AwsError {
    if (blob.length() < 2 || blob.at(0) != FORM || blob.length() < 2 + blob.at(1)) {
      throw invalid();
    }
    return new String(blob.slice(2, 2 + blob.at(1)).toArray(), StandardCharsets.US_ASCII);
  }

  static Bytes open(KeyRecord key, Bytes blob, Bytes context) throws AwsError {
    int headLength = 2 + blob.at(1);
    if (blob.length() < headLength + NONCE) {
      throw invalid();
    }
    try {
      Cipher cipher =
          cipher(
              Cipher.DECRYPT_MODE,
              key,
              blob.slice(headLength, headLength + NONCE).toArray(),
              blob.slice(0, headLength).concat(context));
      return Bytes.of(cipher.doFinal(blob.slice(headLength + NONCE, blob.length()).toArray()));
    } catch (GeneralSecurityException changed) {
      throw invalid();
    }
  }

  private static Cipher cipher(int mode, KeyRecord key, byte[] nonce, Bytes authenticated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key.material().toArray(), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(authenticated.toArray());
    return cipher;
  }

  private static AwsError invalid() {
    return new AwsError("InvalidCiphertextException", "");
  }
}
