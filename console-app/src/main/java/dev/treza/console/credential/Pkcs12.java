package dev.treza.console.credential;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.sdk.SelfSigned;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Objects;

/// The starter's P-256 key in a PKCS#12 file (RFC 7292), encrypted as the Java runtime does it by
/// default (PBES2 with AES-256, 10,000 rounds): its pass phrase is random and lies beside it, so
/// that more rounds would protect nothing. [OfficerFile] is for keys of people.
final class Pkcs12 {
  private static final String ALIAS = "officer";

  private Pkcs12() {}

  static KeyPair newKeys(SecureRandom random) throws ConsoleException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException fault) {
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, "no key can be made", fault);
    }
  }

  static Bytes write(KeyPair keys, Bytes passphrase, SecureRandom random) throws ConsoleException {
    char[] secret = characters(passphrase);
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      X509Certificate certificate =
          SelfSigned.of(keys, "Starter officer (simulated enclaves only)", random);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, secret);
      store.setKeyEntry(ALIAS, keys.getPrivate(), secret, new X509Certificate[] {certificate});
      store.store(out, secret);
      return Bytes.of(out.toByteArray());
    } catch (GeneralSecurityException | IOException fault) {
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, "it cannot be written", fault);
    } finally {
      Arrays.fill(secret, ' ');
    }
  }

  static KeyPair read(Bytes file, Bytes passphrase) throws ConsoleException {
    char[] secret = characters(passphrase);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file.toArray()), secret);
      if (store.getKey(ALIAS, secret) instanceof PrivateKey key) {
        return new KeyPair(Objects.requireNonNull(store.getCertificate(ALIAS)).getPublicKey(), key);
      }
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, "it holds no key of an officer");
    } catch (GeneralSecurityException | IOException fault) {
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, "it does not open", fault);
    } finally {
      Arrays.fill(secret, ' ');
    }
  }

  private static char[] characters(Bytes passphrase) {
    return new String(passphrase.toArray(), StandardCharsets.UTF_8).toCharArray();
  }
}
