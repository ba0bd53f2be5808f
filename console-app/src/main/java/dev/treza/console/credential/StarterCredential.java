package dev.treza.console.credential;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Optional;

/// The credential of the local fleet's one officer: a PKCS#12 file (RFC 7292) whose passphrase lies
/// in a file beside it, both for their owner only. That protects nothing from whoever sits at this
/// computer, so it signs for simulated enclaves alone.
public final class StarterCredential implements OfficerCredential {
  private static final int PASSPHRASE_BYTES = 24;

  private final ConsoleHome home;
  private final SecureRandom random;
  private Optional<JwsSigner> signer = Optional.empty();

  public StarterCredential(ConsoleHome home, SecureRandom random) {
    this.home = home;
    this.random = random;
  }

  @Override
  public String name() {
    return "Starter officer";
  }

  @Override
  public PublicJwk key() throws ConsoleException {
    return signer().key();
  }

  @Override
  public Outcome<JwsSigner> unlock(Realm realm) throws ConsoleException {
    return switch (realm) {
      case Realm.Nitro() ->
          Outcome.refused(
              ConsoleRefusal.CREDENTIAL_REALM, "the enclave's realm is " + realm.text());
      case Realm.Simulated _ -> Outcome.accepted(signer());
    };
  }

  /// Read once, and made at the first use.
  private synchronized JwsSigner signer() throws ConsoleException {
    if (signer.isEmpty()) {
      Optional<Bytes> file = AtomicFiles.read(home.credential());
      KeyPair keys = file.isPresent() ? Pkcs12.read(file.get(), passphrase()) : make();
      signer = Optional.of(signer(keys));
    }
    return signer.get();
  }

  private static JwsSigner signer(KeyPair keys) throws ConsoleException {
    return switch (SoftwareJwsSigner.of(keys)) {
      case Outcome.Accepted<JwsSigner>(JwsSigner made) -> made;
      case Outcome.Refused<JwsSigner>(Refusal refusal) -> throw new ConsoleException(refusal);
    };
  }

  private KeyPair make() throws ConsoleException {
    byte[] fresh = new byte[PASSPHRASE_BYTES];
    random.nextBytes(fresh);
    Bytes passphrase = Bytes.utf8(Bytes.of(fresh).base64Url());
    KeyPair keys = Pkcs12.newKeys(random);
    home.create();
    AtomicFiles.write(home.credentialPassphrase(), passphrase);
    AtomicFiles.write(home.credential(), Pkcs12.write(keys, passphrase, random));
    return keys;
  }

  private Bytes passphrase() throws ConsoleException {
    return AtomicFiles.read(home.credentialPassphrase())
        .orElseThrow(() ->
            new ConsoleException(
                ConsoleRefusal.CREDENTIAL, home.credentialPassphrase() + " does not exist"));
  }
}
