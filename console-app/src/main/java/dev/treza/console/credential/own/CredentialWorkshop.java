package dev.treza.console.credential.own;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.OfficerFile;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.token.TokenInfo;
import dev.treza.console.credential.token.TokenKeyMaker;
import dev.treza.console.credential.token.TokenModule;
import dev.treza.console.credential.token.TokenSession;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Enrolment;
import dev.treza.fleet.jws.PublicJwk;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Makes, brings in, gives out and changes the credential of the person at this computer. There is
/// one; another is chosen only after it was removed.
public final class CredentialWorkshop {
  /// After which time an unused credential locks itself unless its holder says otherwise.
  public static final Duration USUAL_IDLE = Duration.ofMinutes(10);

  private final ConsoleHome home;
  private final SecureRandom random;
  private final ChoiceFile choice;

  public CredentialWorkshop(ConsoleHome home, SecureRandom random) {
    this.home = home;
    this.random = random;
    this.choice = new ChoiceFile(home.credentialChoice());
  }

  /// The keys of programs on this computer.
  public ClientKeys clients() {
    return new ClientKeys(home, random);
  }

  /// What people call the new credential, and what it is for.
  ///
  /// @param rehearsal for simulated enclaves, and nothing else
  public record Label(String name, boolean rehearsal) {}

  /// Makes a P-256 key in a file. Refused: `CRED-EXISTS`, `CRED-PASSPHRASE-FORM`.
  public Outcome<CredentialChoice> create(Label label, Passphrase secret) throws ConsoleException {
    return switch (free().then(_ -> secret.strong()).then(_ -> newKeys())) {
      case Outcome.Refused<KeyPair>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KeyPair>(KeyPair keys) -> keep(label, keys, secret);
    };
  }

  /// Takes a key out of a PKCS#12 file and encrypts it anew here. Refused: `CRED-EXISTS`,
  /// `CRED-FILE`, `CRED-PASSPHRASE`, `CRED-PASSPHRASE-FORM`.
  ///
  /// @param old opens the file
  /// @param secret protects the key from now on
  public Outcome<CredentialChoice> bringIn(
      Label label, Bytes file, Passphrase old, Passphrase secret) throws ConsoleException {
    return switch (free().then(_ -> secret.strong()).then(_ -> OfficerFile.read(file, old))) {
      case Outcome.Refused<KeyPair>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KeyPair>(KeyPair keys) -> keep(label, keys, secret);
    };
  }

  /// The file as it lies here: encrypted under the pass phrase. Refused: `CRED-NONE`.
  public Outcome<Bytes> giveOut() throws ConsoleException {
    return AtomicFiles.read(home.officerFile())
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(CredentialRefusal.NONE, "no credential file is here"));
  }

  /// Refused: `CRED-NONE`, `CRED-PASSPHRASE`, `CRED-PASSPHRASE-FORM`.
  public Outcome<PublicJwk> changePassphrase(Passphrase old, Passphrase secret)
      throws ConsoleException {
    return switch (giveOut().then(file -> secret.strong().then(_ -> OfficerFile.read(file, old)))) {
      case Outcome.Refused<KeyPair>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KeyPair>(KeyPair keys) -> {
        String name = choice.read().map(CredentialChoice::name).orElse("Officer");
        AtomicFiles.write(home.officerFile(), OfficerFile.write(keys, name, secret, random));
        yield PublicJwk.of(keys.getPublic());
      }
    };
  }

  /// The tokens a module sees. Refused: `TOK-MODULE`, `TOK-FAULT`.
  public Outcome<List<TokenInfo>> tokens(Path module) {
    return TokenModule.digest(module)
        .then(now -> TokenModule.load(module, now))
        .then(TokenModule::tokens);
  }

  /// Which token, and which of its keys.
  ///
  /// @param module an absolute path
  /// @param serial of the token; empty if only one is there
  /// @param newKey whether a key is made on it; else it holds one
  /// @param thumbprint of the key, Base64url; empty if it holds one
  public record TokenWish(Path module, String serial, boolean newKey, String thumbprint) {}

  /// Chooses a key on a token, or makes one there. Refused: `CRED-EXISTS`, `TOK-*`.
  public Outcome<CredentialChoice> choose(Label label, TokenWish wish, Passphrase pin)
      throws ConsoleException {
    Outcome<CredentialChoice.Token> chosen =
        free()
            .then(_ -> TokenModule.digest(wish.module()))
            .then(digest ->
                TokenModule.load(wish.module(), digest)
                    .then(module -> chosen(label, wish, module, digest, pin)));
    return kept(chosen);
  }

  private Outcome<CredentialChoice.Token> chosen(
      Label label, TokenWish wish, TokenModule module, Digest digest, Passphrase pin) {
    return module
        .pick(wish.serial())
        .then(token -> TokenSession.open(module, token, pin))
        .then(session -> {
          try (session) {
            return key(session, label, wish)
                .map(key ->
                    new CredentialChoice.Token(
                        label.name(),
                        label.rehearsal(),
                        key,
                        USUAL_IDLE,
                        wish.module(),
                        digest,
                        session.token().serial()));
          }
        });
  }

  private Outcome<PublicJwk> key(TokenSession session, Label label, TokenWish wish) {
    return wish.newKey()
        ? new TokenKeyMaker(random).make(session, label.name())
        : session
            .keys()
            .then(keys ->
                CredentialWorkshop.key(List.copyOf(keys.values()), wish.thumbprint(), session));
  }

  private static Outcome<PublicJwk> key(
      List<PublicJwk> keys, String thumbprint, TokenSession session) {
    Optional<PublicJwk> wanted =
        thumbprint.isEmpty()
            ? Optional.of(keys).filter(found -> found.size() == 1).map(List::getFirst)
            : keys.stream().filter(key -> key.kid().equals(thumbprint)).findFirst();
    return wanted
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                CredentialRefusal.KEY,
                session.token().shown()
                    + " holds "
                    + (keys.isEmpty()
                        ? "no key that can sign here"
                        : "the keys "
                            + String.join(", ", keys.stream().map(PublicJwk::kid).toList()))));
  }

  /// Says that the key lies behind an air gap. Refused: `CRED-EXISTS`, `CRED-ELSEWHERE` if the
  /// enrolment is of another kind of credential.
  public Outcome<CredentialChoice> choose(Enrolment enrolment) throws ConsoleException {
    return kept(
        free()
            .then(_ ->
                enrolment.credential() == CredentialKind.AIR_GAPPED
                    ? Outcome.accepted(
                        new CredentialChoice.AirGapped(
                            enrolment.name(),
                            !enrolment.realm().equals(Realm.NITRO),
                            enrolment.sign()))
                    : Outcome.refused(
                        CredentialRefusal.ELSEWHERE,
                        "the enrolment is of a " + enrolment.credential().text() + " credential")));
  }

  /// Changes after which time it locks itself. Refused: `CRED-NONE`.
  public Outcome<CredentialChoice> lockAfter(Duration idle) throws ConsoleException {
    Optional<CredentialChoice> now = choice.read();
    return now.isEmpty()
        ? Outcome.refused(CredentialRefusal.NONE, "nothing is chosen")
        : kept(Outcome.accepted(with(now.get(), idle)));
  }

  private static CredentialChoice with(CredentialChoice chosen, Duration idle) {
    return switch (chosen) {
      case CredentialChoice.Software software ->
          new CredentialChoice.Software(
              software.name(), software.rehearsal(), software.key(), idle);
      case CredentialChoice.Token token ->
          new CredentialChoice.Token(
              token.name(),
              token.rehearsal(),
              token.key(),
              idle,
              token.module(),
              token.moduleDigest(),
              token.serial());
      case CredentialChoice.AirGapped away -> away;
    };
  }

  /// Forgets the choice, and removes its file if it has one: whoever wants the key again has
  /// exported it before. A key on a token stays there. Refused: `CRED-NONE`.
  public Outcome<CredentialChoice> remove() throws ConsoleException {
    Optional<CredentialChoice> now = choice.read();
    if (now.isEmpty()) {
      return Outcome.refused(CredentialRefusal.NONE, "nothing is chosen");
    }
    AtomicFiles.delete(home.officerFile());
    choice.remove();
    return Outcome.accepted(now.get());
  }

  private Outcome<CredentialWorkshop> free() throws ConsoleException {
    Optional<CredentialChoice> now = choice.read();
    return now.isEmpty()
        ? Outcome.accepted(this)
        : Outcome.refused(CredentialRefusal.EXISTS, now.get().name());
  }

  private Outcome<CredentialChoice> keep(Label label, KeyPair keys, Passphrase secret)
      throws ConsoleException {
    home.create();
    AtomicFiles.write(home.officerFile(), OfficerFile.write(keys, label.name(), secret, random));
    return kept(
        PublicJwk.of(keys.getPublic())
            .map(key ->
                new CredentialChoice.Software(label.name(), label.rehearsal(), key, USUAL_IDLE)));
  }

  private <T extends CredentialChoice> Outcome<CredentialChoice> kept(Outcome<T> chosen)
      throws ConsoleException {
    if (chosen instanceof Outcome.Accepted<T>(T accepted)) {
      home.create();
      choice.write(accepted);
    }
    return chosen.map(accepted -> accepted);
  }

  private Outcome<KeyPair> newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return Outcome.accepted(generator.generateKeyPair());
    } catch (GeneralSecurityException fault) {
      return Outcome.refused(CredentialRefusal.FILE, "no key can be made: " + fault.getMessage());
    }
  }
}
