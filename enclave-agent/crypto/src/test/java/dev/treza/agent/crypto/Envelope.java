package dev.treza.agent.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// An envelope made by the JDK, which is the other implementation here.
final class Envelope {
  private static final OAEPParameterSpec SHA256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final byte[] encryptedKey;
  private final byte[] iv;
  private final byte[] content;

  Envelope(byte[] encryptedKey, byte[] iv, byte[] content) {
    this.encryptedKey = encryptedKey;
    this.iv = iv;
    this.content = content;
  }

  byte[] encryptedKey() {
    return encryptedKey;
  }

  byte[] iv() {
    return iv;
  }

  byte[] content() {
    return content;
  }

  /// @param cipher how the content is encrypted, such as `AES/CBC/PKCS5Padding`
  static Envelope of(PublicKey to, byte[] contentKey, byte[] content, String cipher)
      throws GeneralSecurityException {
    byte[] iv = new byte[EnvelopeKey.BLOCK];
    iv[0] = 1;
    Cipher aes = Cipher.getInstance(cipher);
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new IvParameterSpec(iv));
    return new Envelope(encrypt(to, contentKey, SHA256), iv, aes.doFinal(content));
  }

  static Envelope of(EnvelopeKey to, byte[] contentKey, byte[] content)
      throws GeneralSecurityException {
    return of(publicKey(to), contentKey, content, "AES/CBC/PKCS5Padding");
  }

  static byte[] encrypt(PublicKey to, byte[] contentKey, OAEPParameterSpec parameters)
      throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(Cipher.ENCRYPT_MODE, to, parameters);
    return rsa.doFinal(contentKey);
  }

  static PublicKey publicKey(EnvelopeKey key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(
            new RSAPublicKeySpec(
                new BigInteger(1, key.modulus()), BigInteger.valueOf(EnvelopeKey.EXPONENT)));
  }

  SecretBuffer openedBy(EnvelopeKey key) throws OpenFailedException, LockedMemoryException {
    return key.open(encryptedKey, iv, content);
  }
}
