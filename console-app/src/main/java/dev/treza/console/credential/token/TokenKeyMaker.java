package dev.treza.console.credential.token;

import dev.treza.console.credential.CredentialRefusal;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.sdk.SelfSigned;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/// Makes a key inside a token: P-256, for signatures only, that cannot be taken out. A certificate
/// that nobody believes is written beside it, because the runtime does not see a key without one.
public record TokenKeyMaker(SecureRandom random) {
  /// Refused: `TOK-*`.
  ///
  /// @param name what the key is called on the token
  public Outcome<PublicJwk> make(TokenSession session, String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", session.provider());
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      if (keys.getPrivate().getEncoded() != null) {
        return Outcome.refused(CredentialRefusal.TOKEN_FAULT, "the token would give its key away");
      }
      X509Certificate certificate =
          SelfSigned.of(
              keys, name, random, Signature.getInstance("SHA256withECDSA", session.provider()));
      String alias = alias(session.store(), name);
      session
          .store()
          .setKeyEntry(alias, keys.getPrivate(), null, new X509Certificate[] {certificate});
      return PublicJwk.of(certificate.getPublicKey());
    } catch (GeneralSecurityException | IOException | ProviderException fault) {
      return Outcome.refused(TokenFault.refusal(fault, ""));
    }
  }

  /// One that is not taken yet.
  private static String alias(KeyStore store, String name) throws GeneralSecurityException {
    String alias = name;
    for (int number = 2; store.containsAlias(alias); number++) {
      alias = name + " " + number;
    }
    return alias;
  }
}
