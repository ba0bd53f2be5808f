package dev.treza.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.launch.Console;
import dev.treza.console.launch.Installation;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.SignedEvmTransaction;
import dev.treza.tour.Guide;
import dev.treza.tour.WrongMeasurements;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// One console, one fleet of real processes, one person who goes on from where he was: the order of
/// the tests is his.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ConsoleTest {
  private static final String PAYMENT =
      "{\"to\":\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\",\"value\":\"0.1\",\"chainId\":\"31337\","
          + "\"nonce\":\"%d\",\"gasLimit\":\"21000\",\"gasPrice\":\"1000000000\"}";

  private final FxRobot robot = new FxRobot();
  private final Stage stage;
  private final Guide guide;
  private final ConsoleHome home;
  private final Console console;
  private String address = "";

  ConsoleTest(@TempDir Path folder) throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    guide = new Guide(stage);
    home = new ConsoleHome(folder);
    console = new Console(Installation.of(System.getenv()).at(home));
  }

  @BeforeAll
  void open() throws Exception {
    home.create();
    guide.onScreen(() -> {
      Scene scene = console.open(stage);
      HeadlessMouse.correct(scene);
      stage.show();
      return scene;
    });
  }

  @AfterAll
  void close() throws Exception {
    FxToolkit.cleanupStages();
    console.close();
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
  void showsEveryStepOfAVerifiedAttestation() throws Exception {
    robot.clickOn("#nav-enclave");

    guide.awaitText("#attestation-badge", "Verified (simulated)");
    assertThat(guide.isShown("#step-signature")).isTrue();
    assertThat(guide.isShown("#step-exporter")).isTrue();
    assertThat(guide.text("#pcr-16-fit")).isEqualTo("Fits");
    assertThat(guide.isShown("#simulated-mark")).isTrue();
  }

  @Test
  @Order(3)
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
  @Order(4)
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
  @Order(5)
  void refusesAnotherTransactionWithTheSameNonce() throws Exception {
    robot.clickOn("#transaction-new");
    guide.type("#transaction-input", PAYMENT.formatted(0).replace("0.1", "0.2"));
    robot.clickOn("#transaction-review");
    guide.awaitShown("#review-intent");
    robot.clickOn("#transaction-approve");

    guide.awaitText("#transaction-refusal-id", "STATE-CONFLICT");
  }

  @Test
  @Order(6)
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
  @Order(7)
  void offersNoWalletOfARefusedEnclave() throws Exception {
    robot.clickOn("Wallets");

    assertThat(guide.isShown("#wallet-list .frame")).isFalse();
  }

  @Test
  @Order(8)
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
