package dev.treza.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.process.Anvil;
import dev.treza.tour.Guide;
import dev.treza.tour.Pictures;
import dev.treza.tour.TourException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// From a form to a block, in the window: a real agent signs, a real node mines. The order of the
/// tests is that of the person who works. Pictures of it are left in `target/nodes`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class NodeConsoleTest {
  private static final String TO = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

  private final FxRobot robot = new FxRobot();
  private final Anvil anvil;
  private final OpenConsole open;
  private final Guide guide;
  private final Pictures pictures;

  NodeConsoleTest(@TempDir Path folder) throws Exception {
    anvil = Anvil.start("--no-mining");
    open = OpenConsole.in(folder);
    guide = open.guide();
    pictures = new Pictures(guide, Files.createDirectories(Path.of("target", "nodes")));
  }

  @AfterAll
  void close() throws Exception {
    open.close();
    anvil.close();
  }

  @Test
  @Order(1)
  void hasAWalletWithTenEther() throws Exception {
    guide.press("#fleet-start-first");
    guide.awaitText("#standing-local-1", "Verified (simulated)");
    guide.press("#nav-enclave");
    guide.turnTo("#enclave-wallets");
    guide.press("#new-wallet");
    guide.type("#wallet-purpose", "Suppliers");
    guide.press("#wallet-review");
    guide.press("#wallet-approve");
    guide.awaitShown("#created-address");
    EvmAddress address = Accept.accepted(EvmAddress.parse(guide.text("#created-address")));
    anvil.fund(address, BigInteger.TEN.pow(19));
    guide.press("#wallet-close");
  }

  @Test
  @Order(2)
  void saysThatNoNodeIsChosen() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
    guide.press("#payment-new");
    both("payment-empty");
    fill("1.5");
    guide.press("#payment-prepare");

    guide.awaitText("#payment-refusal-id", "NODE-NONE");
    both("payment-without-node");
  }

  @Test
  @Order(3)
  void choosesANodeOnlyIfItBelongsToTheNetwork() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
    guide.awaitShown("#node-1");
    both("settings-empty");
    guide.choose("#node-network", 1);
    guide.type("#node-url", anvil.url());
    guide.press("#node-set");
    guide.awaitText("#last-refusal-id", "NODE-CHAIN");
    both("settings-refused");
    guide.choose("#node-network", 7);
    guide.press("#node-set");

    guide.awaitText("#node-31337", anvil.url());
    guide.press("#node-check-31337");
    guide.awaitAnyText("#last-notice", "the node answers, at block 0");
    both("settings-chosen");
    guide.press("#dismiss");
  }

  @Test
  @Order(4)
  void showsWhatAPaymentCostsAndWarnsOfTooMuch() throws Exception {
    guide.press("#nav-transactions");
    guide.press("#payment-new");
    fill("11");
    guide.press("#payment-prepare");
    guide.awaitShown("#caution-CMP-BALANCE");
    both("payment-too-much");
    fill("1.5");
    assertThat(guide.isEnabled("#payment-review")).isFalse();
    guide.press("#payment-prepare");

    guide.awaitText("#payment-total", "At most 1.5");
    both("payment-cost");
  }

  @Test
  @Order(5)
  void signsAndBroadcastsItAndFollowsItIntoABlock() throws Exception {
    guide.press("#payment-review");
    guide.awaitText("#review-intent", "Send 1.5 ETH");
    both("payment-review");
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-state", "Signed");
    guide.await("the focus on a harmless button", () -> focus().equals("transaction-copy"));
    both("signed");
    guide.press("#transaction-broadcast");
    guide.awaitText("#transaction-state", "Broadcast");
    both("broadcast");
    anvil.mine();

    guide.awaitText("#transaction-state", "Confirmed");
    guide.awaitText("#transaction-delivery", "In block 1, 1 confirmation");
    anvil.mine();
    guide.awaitText("#transaction-delivery", "In block 1, 2 confirmations");
    both("confirmed");
  }

  @Test
  @Order(6)
  void cancelsOneThatWaits() throws Exception {
    guide.press("#payment-new");
    fill("8");
    guide.press("#payment-prepare");
    guide.press("#payment-review");
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-state", "Signed");
    guide.press("#transaction-broadcast");
    guide.awaitText("#transaction-state", "Broadcast");
    guide.press("#transaction-cancel");
    guide.awaitShown("#replacement");
    both("cancel");
    guide.press("#replacement-review");
    guide.awaitShown("#review-intent");
    guide.press("#transaction-approve");
    guide.awaitText("#transaction-state", "Signed");
    guide.press("#transaction-broadcast");
    guide.awaitText("#transaction-state", "Broadcast");
    anvil.mine();

    guide.awaitText("#transaction-state", "Confirmed");
    both("cancelled");
  }

  @Test
  @Order(7)
  void keepsRoomForItAllInANarrowWindow() throws Exception {
    guide.resize(720, 480);
    guide.press("#payment-new");
    both("narrow-payment");
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
    both("narrow-settings");
    guide.resize(1180, 760);

    assertThat(guide.isShown("#node-list")).isTrue();
  }

  private String focus() {
    return Optional.ofNullable(guide.scene().getFocusOwner()).map(Node::getId).orElse("");
  }

  private void fill(String amount) throws TourException {
    guide.type("#payment-to", TO);
    guide.type("#payment-amount", amount);
  }

  /// In the light and in the dark.
  private void both(String name) throws TourException {
    pictures.take(name);
    guide.press("#theme-switch");
    pictures.take(name + "-dark");
    guide.press("#theme-switch");
  }
}
