package dev.treza.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.VerificationStep;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.SignedEvmTransaction;
import dev.treza.sdk.BindingStep;
import dev.treza.tour.Guide;
import dev.treza.tour.WrongMeasurements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// One console, one fleet of real processes, one person who goes on from where he was: the order of
/// the tests is his.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ConsoleTest {
  private static final String PAYMENT =
      "{\"to\":\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\",\"value\":\"0.1\",\"chainId\":\"31337\","
          + "\"nonce\":\"%d\",\"gasLimit\":\"21000\",\"gasPrice\":\"1000000000\"}";

  private static final List<String> STEPS =
      Stream.concat(
              Stream.of(VerificationStep.values()).map(VerificationStep::id),
              Stream.of(BindingStep.values()).map(BindingStep::id))
          .toList();

  private final FxRobot robot = new FxRobot();
  private final OpenConsole open;
  private final Guide guide;
  private final ConsoleHome home;
  private String address = "";

  ConsoleTest(@TempDir Path folder) throws Exception {
    open = OpenConsole.in(folder);
    guide = open.guide();
    home = open.home();
  }

  @AfterAll
  void close() throws Exception {
    open.close();
  }

  @Test
  @Order(1)
  void startsAndVerifiesTheLocalFleetAtOneClick() throws Exception {
    guide.awaitShown("#fleet-start-first");
    robot.clickOn("#fleet-start-first");

    guide.awaitText("#standing-local-1", "Verified (simulated)");
    guide.awaitText("#standing-local-2", "Verified (simulated)");
    assertThat(guide.isShown("#simulated-mark")).isTrue();
  }

  @Test
  @Order(2)
  void goesThroughTheScreensByTheArrowKeys() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1).push(KeyCode.DOWN);
    guide.awaitShown("#enclave-choice");
    robot.push(KeyCode.DOWN);
    guide.awaitShown("#transaction-input");
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1).clickOn("#nav-fleet");

    assertThat(guide.isShown("#fleet-table")).isTrue();
  }

  @Test
  @Order(3)
  void opensTheEnclaveOfARowByEnter() throws Exception {
    robot.clickOn("#fleet-table");
    robot.push(KeyCode.HOME).push(KeyCode.ENTER);

    guide.awaitShown("#enclave-choice");
  }

  @Test
  @Order(4)
  void leadsOutOfTheTransactionsTextByTab() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
    guide.awaitShown("#transaction-input");
    robot.interact(() -> {});
    robot.push(KeyCode.TAB);

    assertThat(guide.focused()).isNotEqualTo("transaction-input").isNotEmpty();
    assertThat(robot.lookup("#transaction-input").queryTextInputControl().getText()).isEmpty();
  }

  @Test
  @Order(5)
  void showsEveryStepOfAVerifiedAttestation() throws Exception {
    robot.clickOn("#nav-enclave");

    guide.awaitText("#attestation-badge", "Verified (simulated)");
    for (String step : STEPS) {
      assertThat(guide.isShown("#step-" + step)).as(step).isTrue();
    }
    for (int pcr : List.of(0, 1, 2, 3, 16)) {
      assertThat(guide.text("#pcr-" + pcr + "-fit")).isEqualTo("Fits");
      assertThat(guide.text("#pcr-" + pcr + "-actual"))
          .isEqualTo(guide.text("#pcr-" + pcr + "-expected"));
    }
    assertThat(guide.isShown("#measurement-words")).isTrue();
    assertThat(guide.isShown("#certificate-0")).isTrue();
    assertThat(guide.isShown("#simulated-mark")).isTrue();
  }

  @Test
  @Order(6)
  void exportsTheRawDocument() throws Exception {
    Path file = home.folder().resolve("exported.cose");
    open.dialogs().choose(file);
    robot.clickOn("#export-document");
    guide.awaitText("#last-notice", "The document was written to ");

    assertThat(AttestationVerifier.read(Bytes.of(Files.readAllBytes(file))))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  @Order(7)
  void createsAWalletAfterReviewAndApproval() throws Exception {
    robot.clickOn("Wallets").clickOn("#new-wallet");
    guide.awaitShown("#wallet-purpose");
    robot.clickOn("#wallet-purpose").write("payroll").clickOn("#wallet-review");
    guide.awaitShown("#review-intent");
    robot.clickOn("#wallet-approve");
    guide.awaitShown("#created-address");
    address = guide.text("#created-address");
    robot.clickOn("#wallet-close");

    assertThat(EvmAddress.parse(address)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  @Order(8)
  void signsATransactionByTheKeyboardAlone() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
    guide.awaitShown("#transaction-input");
    robot.interact(() -> {});
    robot.write(PAYMENT.formatted(0)).push(KeyCode.SHORTCUT, KeyCode.ENTER);
    guide.awaitShown("#review-intent");
    robot.interact(() -> {});
    robot.push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.SPACE);
    guide.awaitText("#transaction-state", "Signed");

    assertThat(sender()).isEqualTo(address);
  }

  @Test
  @Order(9)
  void copiesTheSignedTransactionAsNodesTakeIt() throws Exception {
    String raw = "0x" + guide.text("#signed-raw").replaceAll("\\s", "");
    robot.clickOn("#transaction-copy");

    assertThat(guide.onScreen(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(raw);
    assertThat(guide.text("#transaction-copy")).isEqualTo("Copied");
  }

  @Test
  @Order(10)
  void savesItAndOpensAnotherOneFromAFile() throws Exception {
    Path saved = home.folder().resolve("signed.hex");
    open.dialogs().choose(saved);
    robot.clickOn("#transaction-save");
    guide.awaitText("#last-notice", "The signed transaction was written to ");
    assertThat(saved).content().startsWith("0x").endsWith("\n");

    Path unsigned = Files.writeString(home.folder().resolve("next.json"), PAYMENT.formatted(7));
    open.dialogs().choose(unsigned);
    robot.clickOn("#transaction-new").clickOn("#transaction-open");
    guide.await(
        "the text of the file",
        () ->
            PAYMENT
                .formatted(7)
                .equals(robot.lookup("#transaction-input").queryTextInputControl().getText()));
  }

  @Test
  @Order(11)
  void refusesToOpenAFileThatIsNoTransactionForItsSize() throws Exception {
    open.dialogs().choose(Path.of("/dev/zero"));
    robot.clickOn("#transaction-open");

    guide.awaitText("#last-refusal-id", "CON-FILE");
    robot.clickOn("#dismiss");
  }

  @Test
  @Order(12)
  void keepsAReviewInSightThoughTheListIsReadAgain() throws Exception {
    robot.clickOn("#transaction-list .list-cell");
    guide.awaitText("#transaction-state", "Signed");
    robot.clickOn("#transaction-new");
    guide.type("#transaction-input", PAYMENT.formatted(7));
    robot.clickOn("#transaction-review");
    guide.awaitShown("#review-intent");
    guide.await(
        "the draft to be listed",
        () -> robot.lookup("#transaction-list .badge").queryAll().size() == 2);

    assertThat(guide.isShown("#review-intent")).isTrue();
  }

  @Test
  @Order(13)
  void refusesAnotherTransactionWithTheSameNonce() throws Exception {
    robot.clickOn("#transaction-new");
    guide.type("#transaction-input", PAYMENT.formatted(0).replace("0.1", "0.2"));
    robot.clickOn("#transaction-review");
    guide.awaitShown("#review-intent");
    robot.clickOn("#transaction-approve");

    guide.awaitText("#transaction-refusal-id", "STATE-CONFLICT");
  }

  @Test
  @Order(14)
  void refusesAnEnclaveThatRunsAnotherImage() throws Exception {
    WrongMeasurements.expectIn(home.enclave("local-1").resolve("pin.json"));
    robot.clickOn("#nav-fleet").push(KeyCode.F5);
    guide.awaitText("#standing-local-1", "Refused · ATT-MEASUREMENTS");
    robot.clickOn("#nav-enclave").clickOn("Attestation");

    guide.awaitText("#attestation-refusal-id", "ATT-MEASUREMENTS");
    assertThat(guide.text("#pcr-0-fit")).isEqualTo("Differs");
    assertThat(guide.isShown("#measurement-words")).isFalse();
    assertThat(guide.text("#attestation-badge")).doesNotContain("Verified");
  }

  @Test
  @Order(15)
  void offersNoWalletOfARefusedEnclave() throws Exception {
    robot.clickOn("Wallets");

    assertThat(guide.isShown("#wallet-list .frame")).isFalse();
  }

  @Test
  @Order(16)
  void saysThatAnotherBuildFoundedTheFleetAndMovesNothingUnasked() throws Exception {
    robot.clickOn("#nav-fleet");
    guide.awaitText("#other-build-id", "CON-OTHER-BUILD");
    robot.clickOn("#fresh-start-offer");
    guide.awaitShown("#fresh-start-confirm");
    robot.push(KeyCode.ESCAPE);
    guide.awaitShown("#fresh-start-offer");

    assertThat(home.formerFleets()).doesNotExist();
    assertThat(guide.text("#standing-local-1")).startsWith("Refused · ATT-MEASUREMENTS");
  }

  @Test
  @Order(17)
  void startsAFreshFleetOnceItIsConfirmed() throws Exception {
    robot.clickOn("#fresh-start-offer");
    guide.awaitShown("#fresh-start-confirm");
    robot.clickOn("#fresh-start-confirm");
    guide.awaitText("#last-notice", "The former fleet was moved aside, whole, to ");
    guide.awaitText("#standing-local-1", "Verified (simulated)");

    assertThat(guide.isShown("#fresh-start-offer")).isFalse();
    assertThat(home.formerFleets()).isDirectoryContaining("glob:**T*Z");
    robot.clickOn("#nav-enclave").clickOn("Wallets");
    assertThat(guide.isShown("#wallet-list .frame")).isFalse();
  }

  @Test
  @Order(18)
  void stopsTheLocalFleet() throws Exception {
    robot.clickOn("#nav-fleet").clickOn("#fleet-stop");

    guide.awaitText("#standing-local-2", "Stopped");
  }

  private String sender() throws Exception {
    Bytes raw = Bytes.hex(guide.text("#signed-raw").replaceAll("\\s", ""));
    return switch (SignedEvmTransaction.parse(raw).then(SignedEvmTransaction::sender)) {
      case Outcome.Accepted<EvmAddress>(EvmAddress sender) -> sender.checksummed();
      case Outcome.Refused<EvmAddress>(var refusal) -> refusal.line();
    };
  }
}
