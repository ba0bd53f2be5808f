package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// Who a program is to an agent: a key, and the certificate in which TLS shows it. The charter
/// names the key by its digest ([#spki]); nothing else in the certificate is believed. The key
/// stands for what the charter lets the client do without any officer: keep it as one keeps money.
public final class ClientIdentity {
  private static final char[] IN_MEMORY_ONLY = new char[0];

  private final X509Certificate certificate;
  private final List<KeyManager> managers;

  private ClientIdentity(X509Certificate certificate, List<KeyManager> managers) {
    this.certificate = certificate;
    this.managers = managers;
  }

  /// A key on P-256 or Ed25519 and its certificate.
  ///
  /// @throws GeneralSecurityException if the runtime cannot use them
  public static ClientIdentity of(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, IN_MEMORY_ONLY);
      store.setKeyEntry("client", key, IN_MEMORY_ONLY, new X509Certificate[] {certificate});
      KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(store, IN_MEMORY_ONLY);
      return new ClientIdentity(certificate, List.of(factory.getKeyManagers()));
    } catch (IOException impossible) {
      throw new GeneralSecurityException("a store in memory cannot be made", impossible);
    }
  }

  /// A new key on P-256 with a certificate of its own.
  ///
  /// @param name what the certificate calls it, for people
  public static ClientIdentity generate(String name, SecureRandom random)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return of(generator.generateKeyPair(), name, random);
  }

  /// A key whose certificate is made anew, since nobody believes it.
  public static ClientIdentity of(KeyPair keys, String name, SecureRandom random)
      throws GeneralSecurityException, IOException {
    return of(keys.getPrivate(), SelfSigned.of(keys, name, random));
  }

  /// The first key of a PKCS#12 file (RFC 7292).
  ///
  /// @param passphrase of file and key; the caller wipes it
  /// @throws IOException if the file cannot be read or the pass phrase is another
  /// @throws GeneralSecurityException if it holds no key with a certificate
  public static ClientIdentity read(Bytes file, char[] passphrase)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    byte[] content = file.toArray();
    try {
      store.load(new ByteArrayInputStream(content), passphrase);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, passphrase) instanceof PrivateKey key
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        return of(key, certificate);
      }
    }
    throw new GeneralSecurityException("the file holds no key with a certificate");
  }

  /// SHA-256 of the certificate's SubjectPublicKeyInfo (DER), by which a charter names the client.
  public Digest spki() {
    return Digest.of(Bytes.of(certificate.getPublicKey().getEncoded()));
  }

  List<KeyManager> keyManagers() {
    return managers;
  }
}
