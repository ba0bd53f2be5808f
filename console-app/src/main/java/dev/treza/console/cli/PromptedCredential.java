package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.Presence;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import java.nio.file.Path;
import java.util.Optional;

/// A credential whose secret is asked for when a command first needs it: at the terminal, or from
/// the file that the environment variable `TREZA_SECRET_FILE` names.
public final class PromptedCredential implements OfficerCredential {
  /// Names a file whose first line is the pass phrase or PIN.
  public static final String VARIABLE = "TREZA_SECRET_FILE";

  private final OfficerCredential credential;
  private final Optional<Path> file;

  public PromptedCredential(OfficerCredential credential, Optional<Path> file) {
    this.credential = credential;
    this.file = file;
  }

  @Override
  public String name() {
    return credential.name();
  }

  @Override
  public PublicJwk key() throws ConsoleException {
    return credential.key();
  }

  @Override
  public OfficerCredential under(Charter charter) throws ConsoleException {
    return new PromptedCredential(credential.under(charter), file);
  }

  @Override
  public Presence presence() {
    return credential.presence();
  }

  @Override
  public Outcome<JwsSigner> unlock(Realm realm) throws ConsoleException {
    Outcome<JwsSigner> first = credential.unlock(realm);
    if (!(first instanceof Outcome.Refused<JwsSigner>(var refusal))
        || refusal.id() != CredentialRefusal.LOCKED) {
      return first;
    }
    return switch (asked()) {
      case Outcome.Refused<PublicJwk>(var wrong) -> Outcome.refused(wrong);
      case Outcome.Accepted<PublicJwk> _ -> credential.unlock(realm);
    };
  }

  private Outcome<PublicJwk> asked() throws ConsoleException {
    String what = SecretName.of(credential);
    try (Passphrase secret = SecretInput.read(what, file, VARIABLE)) {
      return credential.signIn(secret);
    } catch (UnreadableInputException missing) {
      return Outcome.refused(CredentialRefusal.LOCKED, String.valueOf(missing.getMessage()));
    }
  }

  @Override
  public Outcome<PublicJwk> signIn(Passphrase secret) throws ConsoleException {
    return credential.signIn(secret);
  }

  @Override
  public void lock() {
    credential.lock();
  }
}
