package dev.treza.console.credential.token;

import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.IdleLock;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.Presence;
import dev.treza.console.credential.Realms;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.SigningException;
import java.time.InstantSource;

/// A key on a token, unlocked by the token's PIN. The key signs inside the token; locking signs
/// out.
public final class TokenCredential implements OfficerCredential {
  private record SignedIn(TokenSession session, JwsSigner signer) {}

  private final CredentialChoice.Token choice;
  private final IdleLock<SignedIn> lock;

  public TokenCredential(CredentialChoice.Token choice, InstantSource clock) {
    this.choice = choice;
    this.lock = new IdleLock<>(choice.idle(), clock, held -> held.session().close());
  }

  @Override
  public String name() {
    return choice.name();
  }

  @Override
  public PublicJwk key() {
    return choice.key();
  }

  @Override
  public Presence presence() {
    return lock.look().isPresent() ? Presence.READY : Presence.ASKS_PIN;
  }

  @Override
  public Outcome<JwsSigner> unlock(Realm realm) {
    return Realms.check(choice, realm)
        .then(_ ->
            lock.use()
                .<Outcome<JwsSigner>>map(held -> Outcome.accepted(new Watched(held.signer())))
                .orElseGet(() -> Outcome.refused(CredentialRefusal.LOCKED, choice.name())));
  }

  /// The module is what was chosen, then the token is the right one, and only then the PIN is
  /// tried.
  @Override
  public Outcome<PublicJwk> signIn(Passphrase pin) {
    lock.release();
    return TokenModule.load(choice.module(), choice.moduleDigest())
        .then(module ->
            module.token(choice.serial()).then(token -> TokenSession.open(module, token, pin)))
        .then(this::hold);
  }

  private Outcome<PublicJwk> hold(TokenSession session) {
    Outcome<JwsSigner> signer = session.signer(choice.key());
    return switch (signer) {
      case Outcome.Accepted<JwsSigner>(JwsSigner here) -> {
        lock.hold(new SignedIn(session, here));
        yield Outcome.accepted(here.key());
      }
      case Outcome.Refused<JwsSigner>(var refusal) -> {
        session.close();
        yield Outcome.refused(refusal);
      }
    };
  }

  @Override
  public void lock() {
    lock.release();
  }

  /// Whatever goes wrong on the token ends the session: the next use begins with the PIN.
  private final class Watched implements JwsSigner {
    private final JwsSigner signer;

    Watched(JwsSigner signer) {
      this.signer = signer;
    }

    @Override
    public PublicJwk key() {
      return signer.key();
    }

    @Override
    public Bytes sign(Bytes signingInput) throws SigningException {
      try {
        return signer.sign(signingInput);
      } catch (SigningException failed) {
        lock.release();
        throw failed;
      }
    }
  }
}
