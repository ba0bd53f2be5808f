package dev.treza.console.credential.token;

import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.token.TokenInfo.PinState;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.SigningException;
import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.LoginException;

/// A person signed in to one token. Its keys are used where they are; none ever leaves it.
public final class TokenSession implements AutoCloseable {
  /// r ‖ s, as ES256 wants it (RFC 7518 section 3.4).
  private static final String ES256 = "SHA256withECDSAinP1363Format";

  private final TokenInfo token;
  private final AuthProvider provider;
  private final KeyStore store;

  private TokenSession(TokenInfo token, AuthProvider provider, KeyStore store) {
    this.token = token;
    this.provider = provider;
    this.store = store;
  }

  /// Signs in. The PIN goes to the token as characters, which are overwritten afterwards. Refused:
  /// `TOK-*`; a locked PIN is not tried.
  public static Outcome<TokenSession> open(TokenModule module, TokenInfo token, Passphrase pin) {
    return switch (token.pin()) {
      case LOCKED -> Outcome.refused(CredentialRefusal.PIN_LOCKED, token.shown());
      case UNSET -> Outcome.refused(CredentialRefusal.PIN_UNSET, token.shown());
      case FINE, FEW_TRIES, LAST_TRY -> pin.lend(characters -> open(module, token, characters));
    };
  }

  private static Outcome<TokenSession> open(TokenModule module, TokenInfo token, char[] pin) {
    try {
      AuthProvider provider = (AuthProvider) provider(module, token);
      // whoever is signed in already would be let in with any PIN
      provider.logout();
      provider.login(null, callbacks -> answer(callbacks, pin));
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, null);
      return Outcome.accepted(new TokenSession(token, provider, store));
    } catch (GeneralSecurityException | IOException | ProviderException fault) {
      return Outcome.refused(TokenFault.refusal(fault, now(module, token).words()));
    }
  }

  /// A provider of its own, registered nowhere: nothing else of this program uses the token.
  private static Provider provider(TokenModule module, TokenInfo token) {
    return Security.getProvider("SunPKCS11")
        .configure(
            """
            --name = officer-%d
            library = %s
            slot = %d
            attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
              CKA_TOKEN = true
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_SIGN = true
              CKA_DECRYPT = false
              CKA_UNWRAP = false
              CKA_DERIVE = false
            }
            """
                .formatted(token.slot(), module.file(), token.slot()));
  }

  private static void answer(Callback[] callbacks, char[] pin) {
    for (Callback callback : callbacks) {
      if (callback instanceof PasswordCallback asked) {
        asked.setPassword(pin);
      }
    }
  }

  private static PinState now(TokenModule module, TokenInfo token) {
    return switch (module.token(token.serial())) {
      case Outcome.Accepted<TokenInfo>(TokenInfo still) -> still.pin();
      case Outcome.Refused<TokenInfo> _ -> PinState.FINE;
    };
  }

  /// The keys that can sign here, by their aliases. A key without a certificate beside it is not
  /// seen. Refused: `TOK-*`.
  public Outcome<Map<String, PublicJwk>> keys() {
    try {
      Map<String, PublicJwk> keys = new LinkedHashMap<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)
            && PublicJwk.of(store.getCertificate(alias).getPublicKey())
                instanceof Outcome.Accepted<PublicJwk>(PublicJwk key)) {
          keys.put(alias, key);
        }
      }
      return Outcome.accepted(keys);
    } catch (GeneralSecurityException | ProviderException fault) {
      return Outcome.refused(TokenFault.refusal(fault, ""));
    }
  }

  /// What signs with the key that has this public half. Refused: `TOK-KEY`, `TOK-*`.
  public Outcome<JwsSigner> signer(PublicJwk wanted) {
    return keys()
        .then(keys ->
            keys.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .findFirst()
                .map(entry -> signer(entry.getKey(), wanted))
                .orElseGet(() ->
                    Outcome.refused(
                        CredentialRefusal.KEY,
                        token.shown() + " does not hold the key " + wanted.kid())));
  }

  private Outcome<JwsSigner> signer(String alias, PublicJwk key) {
    try {
      return store.getKey(alias, null) instanceof PrivateKey here
          ? Outcome.accepted(new TokenSigner(key, here))
          : Outcome.refused(CredentialRefusal.KEY, alias + " is no key");
    } catch (GeneralSecurityException | ProviderException fault) {
      return Outcome.refused(TokenFault.refusal(fault, ""));
    }
  }

  AuthProvider provider() {
    return provider;
  }

  KeyStore store() {
    return store;
  }

  public TokenInfo token() {
    return token;
  }

  /// Signs out. Whether a token that is gone still hears it makes no difference.
  @Override
  public void close() {
    try {
      provider.logout();
    } catch (LoginException | ProviderException _) {
      // it was taken out, which ends a session as well
    }
  }

  private final class TokenSigner implements JwsSigner {
    private final PublicJwk key;
    private final PrivateKey here;

    TokenSigner(PublicJwk key, PrivateKey here) {
      this.key = key;
      this.here = here;
    }

    @Override
    public PublicJwk key() {
      return key;
    }

    @Override
    public Bytes sign(Bytes signingInput) throws SigningException {
      try {
        Signature signature = Signature.getInstance(ES256, provider);
        signature.initSign(here);
        signature.update(signingInput.toArray());
        return Bytes.of(signature.sign());
      } catch (GeneralSecurityException | ProviderException fault) {
        throw new SigningException(TokenFault.refusal(fault, ""), fault);
      }
    }
  }
}
