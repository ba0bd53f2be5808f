package dev.treza.console.settings;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.Presence;
import dev.treza.console.credential.own.CredentialWorkshop.Label;
import dev.treza.console.credential.own.CredentialWorkshop.TokenWish;
import dev.treza.console.credential.own.OwnDesk;
import dev.treza.console.credential.token.TokenInfo;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Enrolment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The credential of the person at this computer: which it is, and how it is chosen and kept.
public final class CredentialViewModel {
  private static final int LARGEST_FILE = 1024 * 1024;

  private final OwnDesk own;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<Optional<CredentialChoice>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper unlocked = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<CredentialKind> kind =
      new SimpleObjectProperty<>(CredentialKind.SOFTWARE);
  private final StringProperty name = new SimpleStringProperty("");
  private final BooleanProperty rehearsal = new SimpleBooleanProperty(true);
  private final StringProperty module = new SimpleStringProperty("");
  private final BooleanProperty newKey = new SimpleBooleanProperty(true);
  private final ObservableList<TokenInfo> tokens = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<TokenInfo>> token =
      new SimpleObjectProperty<>(Optional.empty());

  public CredentialViewModel(OwnDesk own, Tasks tasks) {
    this.own = own;
    this.tasks = tasks;
  }

  /// What is chosen; the starter signs if nothing is.
  public ReadOnlyObjectProperty<Optional<CredentialChoice>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// Whether it can sign without being asked for.
  public ReadOnlyBooleanProperty unlockedProperty() {
    return unlocked.getReadOnlyProperty();
  }

  /// Why the last thing that was asked for was refused.
  public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /// The kind that is being chosen.
  public ObjectProperty<CredentialKind> kindProperty() {
    return kind;
  }

  public StringProperty nameProperty() {
    return name;
  }

  /// For simulated enclaves only; otherwise for real ones only.
  public BooleanProperty rehearsalProperty() {
    return rehearsal;
  }

  /// The file of the PKCS#11 module.
  public StringProperty moduleProperty() {
    return module;
  }

  /// Whether a key is made on the token.
  public BooleanProperty newKeyProperty() {
    return newKey;
  }

  /// The tokens the module sees.
  public ObservableList<TokenInfo> tokens() {
    return tokens;
  }

  public ObjectProperty<Optional<TokenInfo>> tokenProperty() {
    return token;
  }

  /// Reads the choice again.
  public void refresh() {
    tasks.quietly(_ -> own.credential().chosen(), this::shown, this::refused);
  }

  /// Whether it has locked itself meanwhile.
  public void lookAgain() {
    unlocked.set(chosen.get().isPresent() && own.credential().presence() == Presence.READY);
  }

  /// Locks it at once.
  public void lock() {
    own.credential().lock();
    lookAgain();
  }

  /// Makes a key in a file.
  ///
  /// @param first the new pass phrase
  /// @param second the same once more; both are overwritten
  public void create(char[] first, char[] second) {
    Passphrase secret = new Passphrase(first);
    Passphrase again = new Passphrase(second);
    Label label = label();
    choose(
        "Making the key",
        () -> {
          try (secret;
              again) {
            return secret.isSameAs(again)
                ? own.workshop().create(label, secret)
                : Outcome.refused(CredentialRefusal.REPEATED, "nothing was made");
          }
        });
  }

  /// Takes a key out of a file.
  ///
  /// @param old opens the file; it protects the key here as well
  public void bringIn(Path file, char[] old) {
    Passphrase opens = new Passphrase(old);
    Label label = label();
    choose(
        "Bringing the key in",
        () -> {
          try (opens) {
            return own.workshop()
                .bringIn(label, AtomicFiles.readAtMost(file, LARGEST_FILE), opens, opens);
          }
        });
  }

  /// Asks the module which tokens are there.
  public void findTokens() {
    Path file = Path.of(module.get().strip());
    refusal.set(Optional.empty());
    tasks.quietly(
        _ -> own.workshop().tokens(file),
        outcome -> {
          switch (outcome) {
            case Outcome.Accepted<List<TokenInfo>>(List<TokenInfo> found) -> {
              tokens.setAll(found);
              token.set(found.stream().findFirst());
              if (found.isEmpty()) {
                refused(Refusal.of(CredentialRefusal.ABSENT, "the module sees no token"));
              }
            }
            case Outcome.Refused<List<TokenInfo>>(Refusal why) -> refused(why);
          }
        },
        this::refused);
  }

  /// Chooses the key of the token, or makes one on it.
  ///
  /// @param pin overwritten
  public void chooseToken(char[] pin) {
    Passphrase secret = new Passphrase(pin);
    Label label = label();
    String serial = token.get().map(TokenInfo::serial).orElse("");
    TokenWish wish = new TokenWish(Path.of(module.get().strip()), serial, newKey.get(), "");
    choose(
        "Asking the token",
        () -> {
          try (secret) {
            return own.workshop().choose(label, wish, secret);
          }
        });
  }

  /// Says that the key lies behind an air gap.
  public void chooseAirgapped(Path enrolment) {
    choose(
        "Reading the enrolment",
        () -> {
          Bytes content = AtomicFiles.readAtMost(enrolment, LARGEST_FILE);
          String jws = new String(content.toArray(), StandardCharsets.UTF_8).strip();
          return switch (Enrolment.verify(jws)) {
            case Outcome.Refused<Enrolment>(Refusal why) -> Outcome.refused(why);
            case Outcome.Accepted<Enrolment>(Enrolment enrolled) -> own.workshop().choose(enrolled);
          };
        });
  }

  /// Encrypts the file anew.
  ///
  /// @param old the present pass phrase
  /// @param next the new one; both are overwritten
  public void changePassphrase(char[] old, char[] next) {
    Passphrase present = new Passphrase(old);
    Passphrase secret = new Passphrase(next);
    refusal.set(Optional.empty());
    tasks.quietly(
        _ -> {
          try (present;
              secret) {
            return own.workshop().changePassphrase(present, secret);
          }
        },
        outcome -> {
          switch (outcome) {
            case Outcome.Accepted<?> _ -> {
              lock();
              tasks.board().tell("The pass phrase was changed");
            }
            case Outcome.Refused<?>(Refusal why) -> refused(why);
          }
        },
        this::refused);
  }

  /// Changes after how many minutes it locks itself.
  public void lockAfter(int minutes) {
    choose("Keeping the time", () -> own.workshop().lockAfter(Duration.ofMinutes(minutes)));
  }

  /// Writes the credential file, as it is encrypted here.
  public void export(Path file) {
    tasks.ask(
        "Exporting the credential",
        _ -> {
          Outcome<Bytes> content = own.workshop().giveOut();
          if (content instanceof Outcome.Accepted<Bytes>(Bytes bytes)) {
            AtomicFiles.write(file, bytes);
          }
          return content;
        },
        _ -> tasks.board().tell("The credential was written to " + file),
        _ -> {});
  }

  /// Forgets the choice.
  public void remove() {
    choose("Forgetting the credential", own.workshop()::remove);
  }

  private Label label() {
    return new Label(name.get().strip(), rehearsal.get());
  }

  /// What changes the choice.
  private interface Change {
    Outcome<CredentialChoice> make() throws ConsoleException;
  }

  private void choose(String title, Change change) {
    refusal.set(Optional.empty());
    tasks.run(
        title,
        _ -> {
          Outcome<CredentialChoice> made = change.make();
          return new Made(made, own.credential().chosen());
        },
        made -> {
          shown(made.now());
          if (made.outcome() instanceof Outcome.Refused<CredentialChoice>(Refusal why)) {
            refused(why);
          }
        });
  }

  private record Made(Outcome<CredentialChoice> outcome, Optional<CredentialChoice> now) {}

  private void shown(Optional<CredentialChoice> now) {
    chosen.set(now);
    lookAgain();
  }

  private void refused(Refusal why) {
    refusal.set(Optional.of(why));
  }
}
