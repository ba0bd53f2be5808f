package dev.treza.console.credential.own;

import static dev.treza.console.credential.token.SoftToken.accepted;
import static dev.treza.console.credential.token.SoftToken.refused;
import static dev.treza.console.credential.token.SoftToken.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.credential.Presence;
import dev.treza.console.credential.StarterCredential;
import dev.treza.console.credential.own.CredentialWorkshop.Label;
import dev.treza.console.credential.own.CredentialWorkshop.TokenWish;
import dev.treza.console.credential.token.SoftToken;
import dev.treza.console.link.Samples;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Enrolment;
import dev.treza.fleet.charter.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialWorkshopTest {
  private static final Label ANN = new Label("Ann", true);
  private static final String SECRET = "six random words of mine";

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
  private final ConsoleHome home;
  private final CredentialWorkshop workshop;
  private final OwnCredential own;

  CredentialWorkshopTest(@TempDir Path folder) {
    home = new ConsoleHome(folder);
    workshop = new CredentialWorkshop(home, new SecureRandom());
    own = new OwnCredential(home, new StarterCredential(home, new SecureRandom()), now::get);
  }

  private OfficerCredential personal() throws Exception {
    return own.personal().orElseThrow();
  }

  @Test
  void makesACredentialThatSignsOnceSomebodySignedIn() throws Exception {
    CredentialChoice made = accepted(workshop.create(ANN, typed(SECRET)));

    assertThat(personal().presence()).isEqualTo(Presence.ASKS_PASSPHRASE);
    assertThat(refused(personal().unlock(Samples.REALM)).id()).isEqualTo(CredentialRefusal.LOCKED);
    assertThat(accepted(personal().signIn(typed(SECRET)))).isEqualTo(made.key());
    assertThat(accepted(personal().unlock(Samples.REALM)).key()).isEqualTo(made.key());
  }

  @Test
  void refusesToSignInWithAnotherPassPhrase() throws Exception {
    accepted(workshop.create(ANN, typed(SECRET)));

    assertThat(refused(personal().signIn(typed("seven other random words"))).id())
        .isEqualTo(CredentialRefusal.PASSPHRASE);
  }

  @Test
  void locksItselfWhenItIsNotUsedForAWhile() throws Exception {
    accepted(workshop.create(ANN, typed(SECRET)));
    accepted(workshop.lockAfter(Duration.ofMinutes(3)));
    accepted(personal().signIn(typed(SECRET)));
    now.set(Samples.NOW.plus(Duration.ofMinutes(3)));

    assertThat(personal().presence()).isEqualTo(Presence.ASKS_PASSPHRASE);
  }

  @Test
  void isLockedAtOnceWhenItsHolderSaysSo() throws Exception {
    accepted(workshop.create(ANN, typed(SECRET)));
    accepted(personal().signIn(typed(SECRET)));
    own.lock();

    assertThat(personal().presence()).isEqualTo(Presence.ASKS_PASSPHRASE);
  }

  @Test
  void refusesTheOtherRealm() throws Exception {
    accepted(workshop.create(new Label("Ann", false), typed(SECRET)));
    accepted(personal().signIn(typed(SECRET)));

    assertThat(refused(personal().unlock(Samples.REALM)).id()).isEqualTo(CredentialRefusal.REALM);
    accepted(personal().unlock(Realm.NITRO));
  }

  @Test
  void changesThePassPhraseAndKeepsTheKey() throws Exception {
    CredentialChoice made = accepted(workshop.create(ANN, typed(SECRET)));
    String next = "five other words now";

    assertThat(refused(workshop.changePassphrase(typed("wrong wrong wrong"), typed(next))).id())
        .isEqualTo(CredentialRefusal.PASSPHRASE);
    accepted(workshop.changePassphrase(typed(SECRET), typed(next)));
    assertThat(refused(personal().signIn(typed(SECRET))).id())
        .isEqualTo(CredentialRefusal.PASSPHRASE);
    assertThat(accepted(personal().signIn(typed(next)))).isEqualTo(made.key());
  }

  @Test
  void bringsBackWhatItGaveOut() throws Exception {
    CredentialChoice made = accepted(workshop.create(ANN, typed(SECRET)));
    Bytes file = accepted(workshop.giveOut());
    accepted(workshop.remove());

    CredentialChoice back =
        accepted(workshop.bringIn(ANN, file, typed(SECRET), typed("another one from now on")));

    assertThat(back.key()).isEqualTo(made.key());
    assertThat(accepted(personal().signIn(typed("another one from now on")))).isEqualTo(made.key());
  }

  @Test
  void replacesNoCredentialSilently() throws Exception {
    accepted(workshop.create(ANN, typed(SECRET)));

    assertThat(refused(workshop.create(ANN, typed(SECRET))).id())
        .isEqualTo(CredentialRefusal.EXISTS);
  }

  @Test
  void refusesAFileThatWasPutInThePlaceOfTheKey() throws Exception {
    accepted(workshop.create(ANN, typed(SECRET)));
    Bytes own = accepted(workshop.giveOut());
    Path choice = home.credentialChoice();
    byte[] kept = Files.readAllBytes(choice);
    accepted(workshop.remove());
    accepted(workshop.create(ANN, typed(SECRET)));
    Files.write(choice, kept);

    assertThat(accepted(workshop.giveOut())).isNotEqualTo(own);
    assertThat(refused(personal().signIn(typed(SECRET))).id())
        .isEqualTo(CredentialRefusal.OTHER_KEY);
  }

  @Test
  void letsNobodyElseReadItsFiles() throws Exception {
    accepted(workshop.create(ANN, typed(SECRET)));

    for (Path file : new Path[] {home.officerFile(), home.credentialChoice()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void choosesAKeyItMakesOnAToken() throws Exception {
    SoftToken.required();
    SoftToken token = SoftToken.insert();
    TokenWish wish = new TokenWish(SoftToken.module(), token.serial(), true, "");

    CredentialChoice made = accepted(workshop.choose(ANN, wish, typed(SoftToken.PIN)));

    assertThat(personal().presence()).isEqualTo(Presence.ASKS_PIN);
    assertThat(accepted(personal().signIn(typed(SoftToken.PIN)))).isEqualTo(made.key());
  }

  @Test
  void choosesAKeyThatIsOnATokenByItsThumbprint() throws Exception {
    SoftToken.required();
    SoftToken token = SoftToken.insert();
    TokenWish first = new TokenWish(SoftToken.module(), token.serial(), true, "");
    CredentialChoice one = accepted(workshop.choose(ANN, first, typed(SoftToken.PIN)));
    accepted(workshop.remove());
    accepted(workshop.choose(ANN, first, typed(SoftToken.PIN)));
    accepted(workshop.remove());
    TokenWish any = new TokenWish(SoftToken.module(), token.serial(), false, "");
    TokenWish that = new TokenWish(SoftToken.module(), token.serial(), false, one.key().kid());

    assertThat(refused(workshop.choose(ANN, any, typed(SoftToken.PIN))).id())
        .isEqualTo(CredentialRefusal.KEY);
    assertThat(accepted(workshop.choose(ANN, that, typed(SoftToken.PIN))).key())
        .isEqualTo(one.key());
  }

  @Test
  void signsNothingHereWithAKeyBehindAnAirGap() throws Exception {
    accepted(
        workshop.choose(
            new Enrolment(
                Samples.REALM,
                "ann",
                "Ann",
                Set.of(Role.APPROVER),
                CredentialKind.AIR_GAPPED,
                Samples.signer().key(),
                Optional.empty())));

    assertThat(personal().presence()).isEqualTo(Presence.ELSEWHERE);
    assertThat(refused(personal().unlock(Samples.REALM)).id())
        .isEqualTo(CredentialRefusal.ELSEWHERE);
  }

  @Test
  void signsWithItsOwnWhereACharterDoesNotNameTheStarter() throws Exception {
    accepted(workshop.create(ANN, typed(SECRET)));

    assertThat(own.under(Samples.enclave("local-1").root())).isSameAs(personal());
    assertThat(own.colleague())
        .hasValueSatisfying(officer -> assertThat(officer.roles()).containsExactly(Role.APPROVER));
  }
}
