package dev.treza.console.signin;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.Presence;
import dev.treza.console.shell.Tasks;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.jws.PublicJwk;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which credential signs under a charter, and what it needs before it can.
public final class SignInViewModel {
  /// Finds the credential for a charter.
  @FunctionalInterface
  public interface Finder {
    OfficerCredential credential(Charter charter) throws ConsoleException;
  }

  private final Finder finder;
  private final Tasks tasks;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Presence> presence =
      new ReadOnlyObjectWrapper<>(Presence.READY);
  private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private Optional<OfficerCredential> credential = Optional.empty();

  public SignInViewModel(Finder finder, Tasks tasks) {
    this.finder = finder;
    this.tasks = tasks;
  }

  /// Whose credential it is.
  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Presence> presenceProperty() {
    return presence.getReadOnlyProperty();
  }

  /// Why the last attempt did not unlock it.
  public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /// Whether an attempt is under way.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// Looks which credential signs under `charter`.
  public void look(Charter charter) {
    refusal.set(Optional.empty());
    try {
      OfficerCredential found = finder.credential(charter);
      credential = Optional.of(found);
      name.set(found.name());
      presence.set(found.presence());
    } catch (ConsoleException fault) {
      credential = Optional.empty();
      refusal.set(Optional.of(fault.refusal()));
    }
  }

  /// Whether it has locked itself meanwhile.
  public void lookAgain() {
    credential.ifPresent(found -> presence.set(found.presence()));
  }

  /// Unlocks it, then goes on.
  ///
  /// @param typed overwritten, whatever comes of it
  public void signIn(char[] typed, Runnable then) {
    Passphrase secret = new Passphrase(typed);
    if (credential.isEmpty() || busy.get()) {
      secret.close();
      return;
    }
    OfficerCredential wanted = credential.get();
    busy.set(true);
    refusal.set(Optional.empty());
    tasks.quietly(
        _ -> unlocked(wanted, secret),
        outcome -> {
          busy.set(false);
          presence.set(wanted.presence());
          switch (outcome) {
            case Outcome.Accepted<PublicJwk> _ -> then.run();
            case Outcome.Refused<PublicJwk>(Refusal why) -> refusal.set(Optional.of(why));
          }
        },
        fault -> {
          busy.set(false);
          refusal.set(Optional.of(fault));
        });
  }

  private static Outcome<PublicJwk> unlocked(OfficerCredential wanted, Passphrase secret)
      throws ConsoleException {
    try (secret) {
      return wanted.signIn(secret);
    }
  }
}
