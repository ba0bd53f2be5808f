package dev.treza.console.credential;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// A key in a PKCS#12 file, unlocked by a pass phrase. While it is unlocked the key lies in this
/// program's memory; locking drops it.
public final class SoftwareCredential implements OfficerCredential {
  private final CredentialChoice.Software choice;
  private final Path file;
  private final IdleLock<JwsSigner> lock;

  public SoftwareCredential(CredentialChoice.Software choice, Path file, InstantSource clock) {
    this.choice = choice;
    this.file = file;
    this.lock = new IdleLock<>(choice.idle(), clock, _ -> {});
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
    return lock.look().isPresent() ? Presence.READY : Presence.ASKS_PASSPHRASE;
  }

  @Override
  public Outcome<JwsSigner> unlock(Realm realm) {
    return Realms.check(choice, realm)
        .then(_ ->
            lock.use()
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(CredentialRefusal.LOCKED, choice.name())));
  }

  @Override
  public Outcome<PublicJwk> signIn(Passphrase secret) throws ConsoleException {
    Optional<Bytes> content = AtomicFiles.read(file);
    return content.isEmpty()
        ? Outcome.refused(CredentialRefusal.FILE, file + " does not exist")
        : OfficerFile.read(content.get(), secret).then(SoftwareJwsSigner::of).then(this::hold);
  }

  private Outcome<PublicJwk> hold(JwsSigner signer) {
    if (!signer.key().equals(choice.key())) {
      return Outcome.refused(CredentialRefusal.OTHER_KEY, "it holds key " + signer.key().kid());
    }
    lock.hold(signer);
    return Outcome.accepted(signer.key());
  }

  @Override
  public void lock() {
    lock.release();
  }
}
