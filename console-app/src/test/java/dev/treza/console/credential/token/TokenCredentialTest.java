package dev.treza.console.credential.token;

import static dev.treza.console.credential.token.SoftToken.accepted;
import static dev.treza.console.credential.token.SoftToken.refused;
import static dev.treza.console.credential.token.SoftToken.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.Presence;
import dev.treza.console.link.Samples;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.SigningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real PKCS#11 module, SoftHSM2. What it cannot do, such as locking its PIN, is in
/// [TokenFaultTest].
class TokenCredentialTest {
  private static final Bytes TEXT = Bytes.utf8("to be signed");

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
  private final InstantSource clock = now::get;

  @BeforeEach
  void required() {
    SoftToken.required();
  }

  private static PublicJwk newKey(SoftToken token) {
    try (TokenSession session = token.session()) {
      return accepted(new TokenKeyMaker(new SecureRandom()).make(session, "Ann"));
    }
  }

  private TokenCredential credential(SoftToken token, PublicJwk key) {
    return credential(token.serial(), SoftToken.module(), key);
  }

  private TokenCredential credential(String serial, Path module, PublicJwk key) {
    return new TokenCredential(
        new CredentialChoice.Token(
            "Ann",
            true,
            key,
            Duration.ofMinutes(10),
            module,
            accepted(TokenModule.digest(SoftToken.module())),
            serial),
        clock);
  }

  private static JwsSigner unlocked(TokenCredential credential) {
    return accepted(credential.unlock(Samples.REALM));
  }

  @Test
  void signsWithAKeyThatStaysOnTheToken() throws Exception {
    SoftToken token = SoftToken.insert();
    PublicJwk key = newKey(token);
    TokenCredential credential = credential(token, key);
    accepted(credential.signIn(typed(SoftToken.PIN)));

    assertThat(key.verifies(TEXT, unlocked(credential).sign(TEXT))).isTrue();
    try (TokenSession session = token.session()) {
      KeyStore store = session.store();
      for (String alias : Collections.list(store.aliases())) {
        assertThat(((PrivateKey) store.getKey(alias, null)).getEncoded()).isNull();
      }
    }
  }

  @Test
  void refusesToSignBeforeSomebodySignedIn() throws Exception {
    SoftToken token = SoftToken.insert();
    TokenCredential credential = credential(token, newKey(token));

    assertThat(credential.presence()).isEqualTo(Presence.ASKS_PIN);
    assertThat(refused(credential.unlock(Samples.REALM)).id()).isEqualTo(CredentialRefusal.LOCKED);
  }

  @Test
  void refusesAWrongPinAndSaysWhatTheTokenSaysOfTheTriesLeft() throws Exception {
    SoftToken token = SoftToken.insert();
    TokenCredential credential = credential(token, newKey(token));

    var refusal = refused(credential.signIn(typed("000000")));

    assertThat(refusal.id()).isEqualTo(CredentialRefusal.PIN);
    assertThat(refusal.detail()).contains("only a few tries are left");
    assertThat(refusal.detail()).doesNotContain("000000");
  }

  @Test
  void letsNobodyInWithAWrongPinBecauseTheOwnerIsSignedInAlready() throws Exception {
    SoftToken token = SoftToken.insert();
    PublicJwk key = newKey(token);
    accepted(credential(token, key).signIn(typed(SoftToken.PIN)));

    assertThat(refused(credential(token, key).signIn(typed("000000"))).id())
        .isEqualTo(CredentialRefusal.PIN);
  }

  @Test
  void triesNoPinOnAnotherToken() throws Exception {
    SoftToken other = SoftToken.insert();
    TokenCredential credential = credential("0000000000000000", SoftToken.module(), newKey(other));

    assertThat(refused(credential.signIn(typed("000000"))).id()).isEqualTo(CredentialRefusal.OTHER);
    assertThat(other.info().pin()).isEqualTo(TokenInfo.PinState.FINE);
  }

  @Test
  void findsItsTokenAmongSeveral() throws Exception {
    SoftToken first = SoftToken.insert();
    SoftToken second = SoftToken.insert();
    PublicJwk key = newKey(second);
    newKey(first);
    TokenCredential credential = credential(second, key);

    assertThat(accepted(credential.signIn(typed(SoftToken.PIN)))).isEqualTo(key);
  }

  @Test
  void asksWhichOfSeveralTokensIsMeant() throws Exception {
    SoftToken.insert();
    SoftToken.insert();

    assertThat(refused(SoftToken.open().pick("")).id()).isEqualTo(CredentialRefusal.SEVERAL);
  }

  @Test
  void refusesATokenThatDoesNotHoldTheKey() throws Exception {
    SoftToken token = SoftToken.insert();
    newKey(token);
    TokenCredential credential = credential(token, Samples.signer().key());

    assertThat(refused(credential.signIn(typed(SoftToken.PIN))).id())
        .isEqualTo(CredentialRefusal.KEY);
  }

  @Test
  void picksTheKeyThatTheCharterNamesAmongSeveralOnOneToken() throws Exception {
    SoftToken token = SoftToken.insert();
    PublicJwk first = newKey(token);
    PublicJwk second = newKey(token);

    for (PublicJwk key : List.of(first, second)) {
      TokenCredential credential = credential(token, key);
      accepted(credential.signIn(typed(SoftToken.PIN)));
      assertThat(key.verifies(TEXT, unlocked(credential).sign(TEXT))).isTrue();
    }
  }

  @Test
  void endsTheSessionWhenTheTokenDoesAndOpensItAgain() throws Exception {
    SoftToken token = SoftToken.insert();
    PublicJwk key = newKey(token);
    TokenCredential credential = credential(token, key);
    accepted(credential.signIn(typed(SoftToken.PIN)));
    JwsSigner signer = unlocked(credential);
    token.session().close(); // another program signs in and out: the token is signed out

    assertThatThrownBy(() -> signer.sign(TEXT))
        .isInstanceOfSatisfying(
            SigningException.class,
            fault ->
                assertThat(fault.refusal())
                    .hasValueSatisfying(
                        refusal -> assertThat(refusal.id()).isEqualTo(CredentialRefusal.SESSION)));
    assertThat(credential.presence()).isEqualTo(Presence.ASKS_PIN);
    accepted(credential.signIn(typed(SoftToken.PIN)));
    assertThat(key.verifies(TEXT, unlocked(credential).sign(TEXT))).isTrue();
  }

  @Test
  void refusesATokenThatWasTakenOut() throws Exception {
    SoftToken token = SoftToken.insert();
    TokenCredential credential = credential(token, newKey(token));
    token.destroy();

    assertThat(refused(credential.signIn(typed(SoftToken.PIN))).id())
        .isIn(CredentialRefusal.ABSENT, CredentialRefusal.OTHER, CredentialRefusal.TOKEN_FAULT);
  }

  @Test
  void locksItselfWhenItIsNotUsed() throws Exception {
    SoftToken token = SoftToken.insert();
    TokenCredential credential = credential(token, newKey(token));
    accepted(credential.signIn(typed(SoftToken.PIN)));
    now.set(Samples.NOW.plus(Duration.ofMinutes(9)));
    unlocked(credential);
    now.set(Samples.NOW.plus(Duration.ofMinutes(19)));

    assertThat(refused(credential.unlock(Samples.REALM)).id()).isEqualTo(CredentialRefusal.LOCKED);
  }

  @Test
  void refusesARealEnclaveIfItIsForRehearsals() throws Exception {
    SoftToken token = SoftToken.insert();
    TokenCredential credential = credential(token, newKey(token));
    accepted(credential.signIn(typed(SoftToken.PIN)));

    assertThat(refused(credential.unlock(Realm.NITRO)).id()).isEqualTo(CredentialRefusal.REALM);
  }

  @Test
  void refusesAModuleThatIsNotTheOneChosen(@TempDir Path folder) throws Exception {
    Path other = Files.writeString(folder.resolve("module.so"), "something else");
    TokenCredential credential = credential("0000000000000000", other, Samples.signer().key());

    assertThat(refused(credential.signIn(typed(SoftToken.PIN))).id())
        .isEqualTo(CredentialRefusal.MODULE_CHANGED);
  }

  @Test
  void refusesAFileThatIsNoModule(@TempDir Path folder) throws IOException {
    Path other = Files.writeString(folder.resolve("module.so"), "something else");
    Digest same = accepted(TokenModule.digest(other));

    assertThat(refused(TokenModule.load(other, same)).id()).isEqualTo(CredentialRefusal.MODULE);
    assertThat(refused(TokenModule.digest(folder.resolve("missing.so"))).id())
        .isEqualTo(CredentialRefusal.MODULE);
    assertThat(refused(TokenModule.digest(Path.of("module.so"))).id())
        .isEqualTo(CredentialRefusal.MODULE);
  }
}
