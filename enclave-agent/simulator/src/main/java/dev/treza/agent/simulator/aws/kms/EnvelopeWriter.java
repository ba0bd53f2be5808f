package dev.treza.agent.simulator.aws.kms;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// Writes `CiphertextForRecipient` as KMS does: CMS EnvelopedData (RFC 5652) in BER, the outer
/// structures of indefinite length, the content in one octet string of a constructed one.
final class EnvelopeWriter {
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  private static final Bytes VERSION_2 = Bytes.hex("020102");
  private static final Bytes ENVELOPED_DATA = Bytes.hex("06092a864886f70d010703");
  private static final Bytes DATA = Bytes.hex("06092a864886f70d010701");
  private static final Bytes AES256_CBC = Bytes.hex("060960864801650304012a");
  private static final Bytes RSAES_OAEP_SHA256 =
      Bytes.hex(
          "303c06092a864886f70d010107302fa00f300d06096086480165030402010500"
              + "a11c301a06092a864886f70d010108300d06096086480165030402010500");

  private final SecureRandom random;

  EnvelopeWriter(SecureRandom random) {
    this.random = random;
  }

  Bytes write(PublicKey recipient, Bytes content) {
    byte[] key = bytes(32);
    byte[] iv = bytes(16);
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
      rsa.init(Cipher.ENCRYPT_MODE, recipient, OAEP, random);
      Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return envelope(
          Digest.of(Bytes.of(recipient.getEncoded())).value(),
          Bytes.of(rsa.doFinal(key)),
          Bytes.of(iv),
          Bytes.of(aes.doFinal(content.toArray())));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the recipient's key was checked before", impossible);
    }
  }

  private static Bytes envelope(Bytes keyId, Bytes encryptedKey, Bytes iv, Bytes content) {
    Bytes recipient =
        value(0x30, VERSION_2, value(0x80, keyId), RSAES_OAEP_SHA256, value(0x04, encryptedKey));
    Bytes encrypted =
        indefinite(
            0x30,
            DATA,
            value(0x30, AES256_CBC, value(0x04, iv)),
            indefinite(0xa0, value(0x04, content)));
    Bytes enveloped = indefinite(0x30, VERSION_2, value(0x31, recipient), encrypted);
    return indefinite(0x30, ENVELOPED_DATA, indefinite(0xa0, enveloped));
  }

  private static Bytes value(int tag, Bytes... parts) {
    Bytes content = joined(parts);
    int length = content.length();
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : length < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return Bytes.of(head).concat(content);
  }

  private static Bytes indefinite(int tag, Bytes... parts) {
    return Bytes.of(new byte[] {(byte) tag, (byte) 0x80})
        .concat(joined(parts))
        .concat(Bytes.of(new byte[2]));
  }

  private static Bytes joined(Bytes... parts) {
    Bytes all = Bytes.EMPTY;
    for (Bytes part : parts) {
      all = all.concat(part);
    }
    return all;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
