package dev.treza.console.credential;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import dev.treza.sdk.SelfSigned;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/// An officer's key in a PKCS#12 file (RFC 7292). The key is encrypted with AES-256 under
/// PBKDF2-HMAC-SHA256 (RFC 8018) with 600,000 rounds; the file's integrity code has twice as many,
/// because one round of its older derivation costs half as much: it must not be the cheaper thing
/// to guess a pass phrase by. The runtime's own defaults are 10,000 for either.
public final class OfficerFile {
  static final int KEY_ROUNDS = 600_000;
  static final int MAC_ROUNDS = 2 * KEY_ROUNDS;
  private static final int SALT_LENGTH = 16;
  private static final String ALIAS = "officer";

  private OfficerFile() {}

  /// The file of a key, encrypted under `secret`, which is [Passphrase#strong].
  public static Bytes write(KeyPair keys, String name, Passphrase secret, SecureRandom random)
      throws ConsoleException {
    return orFault(secret.lend(characters -> written(keys, name, characters, random)));
  }

  private static Outcome<Bytes> written(
      KeyPair keys, String name, char[] secret, SecureRandom random) {
    try {
      X509Certificate certificate = SelfSigned.of(keys, name, random);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setEntry(
          ALIAS,
          new KeyStore.PrivateKeyEntry(keys.getPrivate(), new X509Certificate[] {certificate}),
          new KeyStore.PasswordProtection(
              secret,
              "PBEWithHmacSHA256AndAES_256",
              new PBEParameterSpec(salt(random), KEY_ROUNDS)));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(
          out, null); // without a pass phrase: neither integrity code nor hidden certificate
      return Outcome.accepted(Bytes.of(sealed(out.toByteArray(), secret, salt(random))));
    } catch (GeneralSecurityException | IOException fault) {
      return Outcome.refused(ConsoleRefusal.CREDENTIAL, "it cannot be written: " + fault);
    }
  }

  /// The key of a file, with its public half. Refused: `CRED-PASSPHRASE`, `CRED-FILE`.
  public static Outcome<KeyPair> read(Bytes file, Passphrase secret) {
    return secret.lend(characters -> opened(file, characters));
  }

  private static Outcome<KeyPair> opened(Bytes file, char[] secret) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file.toArray()), secret);
      List<String> aliases = Collections.list(store.aliases());
      for (String alias : aliases) {
        Key key = store.getKey(alias, secret);
        if (key instanceof PrivateKey found && store.getCertificate(alias) != null) {
          return checked(new KeyPair(store.getCertificate(alias).getPublicKey(), found));
        }
      }
      return Outcome.refused(CredentialRefusal.FILE, "it holds " + aliases.size() + " entries");
    } catch (UnrecoverableKeyException wrong) {
      return Outcome.refused(CredentialRefusal.PASSPHRASE, "it does not open the key");
    } catch (IOException fault) {
      return fault.getCause() instanceof UnrecoverableKeyException
          ? Outcome.refused(CredentialRefusal.PASSPHRASE, "it does not open the file")
          : Outcome.refused(CredentialRefusal.FILE, "it cannot be read");
    } catch (GeneralSecurityException fault) {
      return Outcome.refused(CredentialRefusal.FILE, "its form is not supported");
    }
  }

  /// The certificate lies in the clear, so its key is believed only if the private key fits it.
  private static Outcome<KeyPair> checked(KeyPair keys) {
    Bytes probe = Bytes.utf8("does the one half fit the other?");
    return SoftwareJwsSigner.of(keys)
        .then(signer ->
            confirms(signer, probe)
                ? Outcome.accepted(keys)
                : Outcome.refused(CredentialRefusal.FILE, "its key and certificate do not fit"));
  }

  private static boolean confirms(JwsSigner signer, Bytes probe) {
    try {
      return signer.key().verifies(probe, signer.sign(probe));
    } catch (SigningException unfit) {
      return false;
    }
  }

  /// Adds the integrity code (RFC 7292 section 4, appendix B).
  private static byte[] sealed(byte[] file, char[] secret, byte[] salt)
      throws GeneralSecurityException, IOException {
    ContentInfo content = Pfx.getInstance(file).getAuthSafe();
    Mac mac = Mac.getInstance("HmacPBESHA256");
    PBEKeySpec password = new PBEKeySpec(secret);
    try {
      mac.init(
          SecretKeyFactory.getInstance("PBE").generateSecret(password),
          new PBEParameterSpec(salt, MAC_ROUNDS));
    } finally {
      password.clearPassword();
    }
    byte[] code = mac.doFinal(ASN1OctetString.getInstance(content.getContent()).getOctets());
    AlgorithmIdentifier sha256 =
        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    return new Pfx(content, new MacData(new DigestInfo(sha256, code), salt, MAC_ROUNDS))
        .getEncoded("DER");
  }

  private static byte[] salt(SecureRandom random) {
    byte[] salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    return salt;
  }

  private static Bytes orFault(Outcome<Bytes> written) throws ConsoleException {
    return switch (written) {
      case Outcome.Accepted<Bytes>(Bytes file) -> file;
      case Outcome.Refused<Bytes>(var refusal) -> throw new ConsoleException(refusal);
    };
  }
}
