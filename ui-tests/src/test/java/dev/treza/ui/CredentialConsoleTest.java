package dev.treza.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.airgap.OfflineDesk;
import dev.treza.console.airgap.OfflineDesk.Carried;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.credential.StarterCredential;
import dev.treza.console.credential.own.OwnCredential;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.EnclaveFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Realm;
import dev.treza.fleet.airgap.AirgapAnswer;
import dev.treza.fleet.airgap.AirgapRequest;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Enrolment;
import dev.treza.fleet.charter.Role;
import dev.treza.sdk.peer.Accept;
import dev.treza.tour.Guide;
import dev.treza.tour.Pictures;
import dev.treza.tour.TourException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// An officer signs with a credential of his own, then takes it behind an air gap and decides the
/// next transaction from there. The order of the tests is his. Pictures of it are left in
/// `target/credentials`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CredentialConsoleTest {
  private static final String SECRET = "six random words of mine";

  private final FxRobot robot = new FxRobot();
  private final Path folder;
  private final OpenConsole open;
  private final Guide guide;
  private final Pictures pictures;
  private final ConsoleHome away;

  CredentialConsoleTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    open = OpenConsole.in(folder.resolve("home"));
    guide = open.guide();
    pictures = new Pictures(guide, Files.createDirectories(Path.of("target", "credentials")));
    away = new ConsoleHome(folder.resolve("away"));
  }

  @AfterAll
  void close() throws Exception {
    open.close();
  }

  private void secret(String id, String text) throws TourException {
    guide.onScreen(() -> {
      robot.lookup(id).query().requestFocus();
      return id;
    });
    robot.write(text);
  }

  private void both(String name) throws TourException {
    pictures.take(name);
    guide.press("#theme-switch");
    pictures.take(name + "-dark");
    guide.press("#theme-switch");
  }

  @Test
  @Order(1)
  void makesACredentialOfHisOwn() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
    guide.awaitShown("#credential-name");
    both("settings-none");
    guide.type("#credential-name", "Ann");
    secret("#credential-secret", SECRET);
    secret("#credential-secret-again", SECRET + "!");
    guide.press("#credential-create");
    guide.awaitText("#credential-refusal-id", "CRED-REPEATED");
    both("settings-refused");
    secret("#credential-secret", SECRET);
    secret("#credential-secret-again", SECRET);
    guide.press("#credential-create");

    guide.awaitShown("#credential-lock");
    both("settings-file");
  }

  @Test
  @Order(2)
  void startsAFleetWhoseCharterNamesHim() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    guide.awaitShown("#fleet-start-first");
    guide.press("#fleet-start-first");
    guide.awaitText("#standing-local-1", "Verified (simulated)");

    assertThat(
            new EnclaveFiles(open.home()).find("local-1").orElseThrow().root().officer("officer"))
        .hasValueSatisfying(
            officer -> assertThat(officer.credential()).isEqualTo(CredentialKind.SOFTWARE));
  }

  @Test
  @Order(3)
  void isAskedForHisPassPhraseBeforeAWalletIsMade() throws Exception {
    guide.press("#nav-enclave");
    guide.turnTo("#enclave-wallets");
    guide.press("#new-wallet");
    guide.press("#wallet-review");
    guide.awaitShown("#sign-in-secret");
    assertThat(guide.isEnabled("#wallet-approve")).isFalse();
    secret("#sign-in-secret", "something else entirely");
    guide.press("#wallet-approve");
    guide.awaitText("#sign-in-refusal-id", "CRED-PASSPHRASE");
    both("wallet-wrong-passphrase");
    secret("#sign-in-secret", SECRET);
    guide.press("#wallet-approve");

    guide.awaitShown("#created-address");
    guide.press("#wallet-close");
  }

  @Test
  @Order(4)
  void isAskedAgainOnceHeLockedIt() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
    guide.await("it to be unlocked", () -> !robot.lookup("#credential-lock").query().isDisabled());
    guide.press("#credential-lock");
    review(0);
    guide.awaitShown("#sign-in-secret");
    both("transaction-sign-in");
    secret("#sign-in-secret", SECRET);
    guide.press("#transaction-approve");

    guide.awaitText("#transaction-state", "Signed");
  }

  @Test
  @Order(5)
  void takesHisKeyBehindAnAirGap() throws Exception {
    moveTheKeyAway();
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
    guide.press("#credential-remove");
    guide.press("#credential-remove-sure");
    guide.awaitShown("#credential-kind-air-gapped");
    guide.press("#credential-kind-air-gapped");
    both("settings-air-gap");
    open.dialogs().choose(folder.resolve("ann.jws"));
    guide.press("#airgap-enrolment");

    guide.awaitShown("#credential-remove");
    both("settings-behind-the-gap");
  }

  @Test
  @Order(6)
  void decidesTheNextTransactionFromThere() throws Exception {
    review(1);
    guide.awaitShown("#airgap-export");
    assertThat(guide.isEnabled("#transaction-sign-brought")).isFalse();
    Path file = folder.resolve("carried.json");
    OfflineDesk desk = new OfflineDesk(away, new SecureRandom());
    Files.write(file, desk.ask(Optional.empty()).encoded().toArray());
    open.dialogs().choose(file);
    guide.press("#airgap-export");
    guide.awaitText("#last-notice", "The request to carry over was written to ");
    both("transaction-carried-over");
    Files.write(file, answer(desk, file).encoded().toArray());
    guide.press("#airgap-take");
    guide.awaitText("#last-notice", "officer approved behind the air gap");
    both("transaction-answer-brought");
    guide.press("#transaction-sign-brought");

    guide.awaitText("#transaction-state", "Signed");
  }

  @Test
  @Order(7)
  void isToldThatAnAnswerIsForAnotherTransaction() throws Exception {
    Path answered = folder.resolve("carried.json");
    review(2);
    guide.awaitShown("#airgap-export");
    OfflineDesk desk = new OfflineDesk(away, new SecureRandom());
    Path file = folder.resolve("next.json");
    Files.write(file, desk.ask(Optional.empty()).encoded().toArray());
    open.dialogs().choose(file);
    guide.press("#airgap-export");
    guide.awaitText("#last-notice", "The request to carry over was written to ");
    open.dialogs().choose(answered);
    guide.press("#airgap-take");

    guide.awaitText("#last-refusal-id", "AIR-OTHER-REQUEST");
    both("transaction-wrong-answer");
    assertThat(guide.isEnabled("#transaction-sign-brought")).isFalse();
    guide.resize(900, 640);
    both("transaction-wrong-answer-small");
  }

  private void review(int nonce) throws TourException {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
    guide.awaitShown("#transaction-new");
    guide.press("#transaction-new");
    guide.type(
        "#transaction-input",
        ("{\"to\":\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\",\"value\":\"0.1\",\"chainId\":\"31337\","
                + "\"nonce\":\"%d\",\"gasLimit\":\"21000\",\"gasPrice\":\"1000000000\"}")
            .formatted(nonce));
    guide.press("#transaction-review");
    guide.awaitShown("#review-intent");
  }

  /// The credential, the pin of the enclave, and an enrolment for the computer with a network.
  private void moveTheKeyAway() throws Exception {
    ConsoleHome home = open.home();
    away.create();
    Files.copy(home.officerFile(), away.officerFile());
    Files.copy(home.credentialChoice(), away.credentialChoice());
    Files.createDirectories(away.enclave("local-1"));
    Files.copy(
        home.enclave("local-1").resolve("pin.json"), away.enclave("local-1").resolve("pin.json"));
    OfficerCredential credential = credential();
    Realm realm = new EnclaveFiles(away).find("local-1").orElseThrow().realm();
    String enrolment =
        new Enrolment(
                realm,
                "officer",
                "Ann",
                Set.of(Role.APPROVER),
                CredentialKind.AIR_GAPPED,
                credential.key(),
                Optional.empty())
            .sign(Accept.accepted(credential.unlock(realm)));
    Files.writeString(folder.resolve("ann.jws"), enrolment + "\n");
  }

  private OfficerCredential credential() throws Exception {
    OfficerCredential credential =
        new OwnCredential(
                away, new StarterCredential(away, new SecureRandom()), InstantSource.system())
            .personal()
            .orElseThrow();
    try (Passphrase secret = new Passphrase(SECRET.toCharArray())) {
      Accept.accepted(credential.signIn(secret));
    }
    return credential;
  }

  private AirgapAnswer answer(OfflineDesk desk, Path file) throws Exception {
    AirgapRequest request =
        Accept.accepted(AirgapRequest.parse(Bytes.of(Files.readAllBytes(file))));
    Carried carried = Accept.accepted(desk.read(request, new EnclaveFiles(away).all()));
    ApprovalDesk approvals =
        new ApprovalDesk(credential(), InstantSource.system(), new SecureRandom());
    return Accept.accepted(desk.approve(carried, request.nonce(), List.of(), approvals));
  }
}
