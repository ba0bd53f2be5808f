package dev.treza.console.credential;

import dev.treza.agent.image.PrivateKeyPem;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/// A release key in a file: P-256 or Ed25519, as PKCS#8 PEM or in a PKCS#12 store (RFC 7292).
public final class ReleaseKeyFile {
  private ReleaseKeyFile() {}

  /// Whether the file is a key store, which a passphrase opens.
  public static boolean isStore(byte[] content) {
    return PrivateKeyPem.der(content).map(ReleaseKeyFile::wiped).isEmpty();
  }

  /// The signer. Refused: `KEY-POINT` for a key of another kind.
  ///
  /// @param content of the file, which the caller wipes
  /// @param passphrase of a store, which the caller wipes; empty for PEM
  /// @throws GeneralSecurityException if the content is no key, or the passphrase not its own
  /// @throws IOException if the content is no store
  public static Outcome<JwsSigner> open(byte[] content, char[] passphrase)
      throws GeneralSecurityException, IOException {
    Optional<byte[]> der = PrivateKeyPem.der(content);
    return SoftwareJwsSigner.of(der.isPresent() ? pkcs8(der.get()) : pkcs12(content, passphrase));
  }

  private static KeyPair pkcs8(byte[] der) throws GeneralSecurityException {
    try {
      return PrivateKeys.pair(der);
    } finally {
      wiped(der);
    }
  }

  private static KeyPair pkcs12(byte[] content, char[] passphrase)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(content), passphrase);
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, passphrase) instanceof PrivateKey key) {
        return new KeyPair(store.getCertificate(alias).getPublicKey(), key);
      }
    }
    throw new KeyStoreException("the store holds no private key");
  }

  private static byte[] wiped(byte[] der) {
    Arrays.fill(der, (byte) 0);
    return der;
  }
}
