package dev.treza.console.credential.own;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.AirGappedCredential;
import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.Presence;
import dev.treza.console.credential.SoftwareCredential;
import dev.treza.console.credential.token.TokenCredential;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the person at this computer signs with: the credential he chose, and the starter of the
/// local fleet where a charter names only that one.
public final class OwnCredential implements OfficerCredential {
  private record Loaded(CredentialChoice choice, OfficerCredential credential) {}

  private final ConsoleHome home;
  private final OfficerCredential starter;
  private final InstantSource clock;
  private final ChoiceFile file;
  private Optional<Loaded> loaded = Optional.empty();

  /// @param starter signs where a charter names it and not the chosen one
  public OwnCredential(ConsoleHome home, OfficerCredential starter, InstantSource clock) {
    this.home = home;
    this.starter = starter;
    this.clock = clock;
    this.file = new ChoiceFile(home.credentialChoice());
  }

  /// What was chosen, if anything was.
  public synchronized Optional<CredentialChoice> chosen() throws ConsoleException {
    personal();
    return loaded.map(Loaded::choice);
  }

  /// The chosen credential itself, if there is one.
  public synchronized Optional<OfficerCredential> personal() throws ConsoleException {
    Optional<CredentialChoice> now = file.read();
    if (!now.equals(loaded.map(Loaded::choice))) {
      loaded.ifPresent(last -> last.credential().lock());
      loaded = now.map(choice -> new Loaded(choice, open(choice)));
    }
    return loaded.map(Loaded::credential);
  }

  private OfficerCredential open(CredentialChoice choice) {
    return switch (choice) {
      case CredentialChoice.Software software ->
          new SoftwareCredential(software, home.officerFile(), clock);
      case CredentialChoice.Token token -> new TokenCredential(token, clock);
      case CredentialChoice.AirGapped away -> new AirGappedCredential(away);
    };
  }

  /// How the charter of a new local fleet names him beside the starter, so that he can rehearse
  /// with his own credential; absent if that is for real enclaves.
  public Optional<Officer> colleague() throws ConsoleException {
    return chosen()
        .filter(CredentialChoice::rehearsal)
        .map(choice ->
            new Officer(
                "officer",
                choice.name(),
                Set.of(Role.APPROVER),
                choice.kind(),
                List.of(choice.key())));
  }

  @Override
  public OfficerCredential under(Charter charter) throws ConsoleException {
    Optional<OfficerCredential> own = personal();
    if (own.isEmpty()) {
      return starter;
    }
    return !names(charter, own.get()) && names(charter, starter) ? starter : own.get();
  }

  private static boolean names(Charter charter, OfficerCredential credential)
      throws ConsoleException {
    PublicJwk key = credential.key();
    return charter.officers().stream().map(Officer::sign).anyMatch(keys -> keys.contains(key));
  }

  private OfficerCredential current() throws ConsoleException {
    return personal().orElse(starter);
  }

  @Override
  public String name() {
    synchronized (this) {
      return loaded.map(Loaded::credential).orElse(starter).name();
    }
  }

  @Override
  public PublicJwk key() throws ConsoleException {
    return current().key();
  }

  @Override
  public Outcome<JwsSigner> unlock(Realm realm) throws ConsoleException {
    return current().unlock(realm);
  }

  @Override
  public Presence presence() {
    synchronized (this) {
      return loaded.map(Loaded::credential).orElse(starter).presence();
    }
  }

  @Override
  public Outcome<PublicJwk> signIn(Passphrase secret) throws ConsoleException {
    return current().signIn(secret);
  }

  @Override
  public synchronized void lock() {
    loaded.ifPresent(last -> last.credential().lock());
  }
}
