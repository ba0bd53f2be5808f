package dev.treza.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.rules.FullRun;
import dev.treza.tour.Guide;
import dev.treza.tour.Pictures;
import dev.treza.tour.TourException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A key that was made elsewhere comes in, is released, and pays a list, all by the keyboard: real
/// agents, the real import program. The order of the tests is that of the person who works.
/// Pictures of it are left in `target/treasury`.
@FullRun
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TreasuryConsoleTest {
  /// The first account of every developer's node.
  private static final String KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80\n";

  private static final String ADDRESS = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
  private static final String TO = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String HEAD =
      "wallet,to,value,nonce,gasLimit,maxFeePerGas,maxPriorityFeePerGas\n";
  private static final String ROW = "%s,%s,%s,%s,21000,2000000000,1000000000\n";
  private static final int MOST_TABS = 60;

  private final FxRobot robot = new FxRobot();
  private final Path folder;
  private final OpenConsole open;
  private final Guide guide;
  private final Pictures pictures;
  private String wallet = "";

  TreasuryConsoleTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    open = OpenConsole.in(folder);
    guide = open.guide();
    pictures = new Pictures(guide, Files.createDirectories(Path.of("target", "treasury")));
  }

  @AfterAll
  void close() throws Exception {
    open.close();
  }

  @Test
  @Order(1)
  void readsNoKeyOfAChainThatIsNotBuilt() throws Exception {
    guide.press("#fleet-start-first");
    guide.awaitText("#standing-local-1", "Verified (simulated)");
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
    guide.turnTo("#enclave-wallets");
    press("import-wallet");
    guide.awaitShown("#import-form");
    both("import-form");
    guide.choose("#import-form", 6);
    open.dialogs().choose(file("solana.json", "[]"));
    press("import-key");
    press("import-read");

    guide.awaitText("#last-refusal-id", "KEY-CHAIN");
    both("import-chain-refused");
    guide.press("#dismiss");
  }

  @Test
  @Order(2)
  void showsWhatTheImportProgramRefuses() throws Exception {
    guide.choose("#import-form", 1);
    both("import-words-form");
    guide.choose("#import-form", 0);
    open.dialogs().choose(file("wrong.key", "0x00\n"));
    press("import-key");
    press("import-read");

    guide.awaitText("#import-refusal-id", "IMP-HEX");
    both("import-refused");
    robot.push(KeyCode.ENTER);
    guide.awaitShown("#import-form");
  }

  @Test
  @Order(3)
  void importsAKeyByTheKeyboardAlone() throws Exception {
    open.dialogs().choose(file("old.key", KEY));
    press("import-key");
    tabTo("import-purpose");
    robot.write("Old treasury");
    press("import-read");
    guide.awaitShown("#review-intent");
    both("import-review");
    assertThat(guide.text("#import-file")).endsWith("old.key");
    robot.interact(() -> {});
    press("import-approve");
    guide.awaitText("#imported-address", ADDRESS);
    both("import-held");
    wallet = guide.text("#last-notice").replaceAll("Wallet (\\S+) .*", "$1");

    assertThat(guide.text("#last-notice")).contains("held");
  }

  @Test
  @Order(4)
  void releasesItWithTheNonceFromWhichItGoesOn() throws Exception {
    press("import-release");
    guide.awaitShown("#release-nonce-31337");
    both("release-form");
    press("release-ask-31337");
    guide.awaitText("#last-refusal-id", "NODE-NONE");
    guide.press("#dismiss");
    tabTo("release-nonce-31337");
    robot.write("5");
    press("release-review");
    guide.awaitShown("#risk-TXR-KEY-OTHER-OWNER");
    assertThat(guide.isEnabled("#release-approve")).isFalse();
    press("acknowledge-TXR-KEY-OTHER-OWNER");
    both("release-review");
    press("release-approve");
    guide.awaitText("#released-address", ADDRESS);
    both("released");
    robot.push(KeyCode.ESCAPE);

    guide.awaitShown("#import-wallet");
    guide.awaitShown("#wallet-" + wallet);
    guide.awaitGone("#release-" + wallet);
    both("wallets-imported");
  }

  @Test
  @Order(5)
  void saysOfEachRowOfAFileWhatIsWrong() throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
    press("batch-new");
    guide.awaitShown("#batch-guide");
    both("batch-guide");
    batch("wallet,to,value\n%s,%s,1\n".formatted(wallet, "\"0x"));
    guide.awaitText("#batch-refusal-id", "CSV-FORM");
    both("batch-file-refused");
    robot.push(KeyCode.ENTER);
    guide.awaitShown("#batch-guide");
    batch(
        HEAD
            + ROW.formatted(wallet, TO, "1.5", "5")
            + ROW.formatted(wallet, "A supplier whose name no address book has", "1", "6")
            + ROW.formatted("nobody", TO, "1", "7")
            + ROW.formatted(wallet, TO, "0 5", "8"));
    guide.awaitText("#batch-words", "3 rows are wrong");
    both("batch-wrong");

    assertThat(guide.isEnabled("#batch-review")).isFalse();
    assertThat(guide.text("#batch-row-refusal-id")).isEqualTo("CMP-RECIPIENT");
  }

  @Test
  @Order(6)
  void signsAListOfPaymentsAsOneRequestByTheKeyboardAlone() throws Exception {
    batch(
        HEAD
            + ROW.formatted(wallet, TO, "1.5", "5")
            + ROW.formatted(wallet, "0x000000000000000000000000000000000000dEaD", "0.25", "")
            + ROW.formatted(wallet, TO, "123456789.123456789012345678", ""));
    guide.awaitText("#batch-words", "Choose a row");
    both("batch-preview");
    tabTo("batch-table");
    robot.push(KeyCode.HOME).push(KeyCode.DOWN);
    guide.awaitShown("#batch-detail #review-intent");
    guide.scroll("#transaction", 1);
    both("batch-detail");
    press("batch-review");
    guide.awaitText("#review-intent", "Sign 3 requests together");
    both("batch-review");
    guide.onScreen(() ->
        robot.lookup(".check-box").<CheckBox>queryAll().stream()
            .filter(box -> String.valueOf(box.getId()).startsWith("acknowledge-"))
            .peek(CheckBox::fire)
            .count());
    press("batch-approve");
    guide.awaitText("#batch-result-title", "All 3 payments were signed");
    both("batch-signed");
  }

  @Test
  @Order(7)
  void exportsResultsAndList() throws Exception {
    Path results = folder.resolve("results.csv");
    open.dialogs().choose(results);
    press("batch-export");
    guide.awaitText("#last-notice", "The results were written to ");
    Path list = folder.resolve("list.json");
    open.dialogs().choose(list);
    press("list-export");
    guide.awaitText("#last-notice", "The list was written to ");

    assertThat(results).content().startsWith("number,state,").contains("1,signed," + wallet);
    assertThat(list).content().startsWith("[{").contains("\"state\":\"signed\"");
    both("batch-exported");
  }

  @Test
  @Order(8)
  void laysOutOnlyWhatIsLookedAtOfAThousandPayments() throws Exception {
    press("batch-again");
    guide.awaitShown("#batch-guide");
    StringBuilder rows = new StringBuilder(HEAD);
    for (int nonce = 8; nonce < 1008; nonce++) {
      rows.append(ROW.formatted(wallet, TO, "0.001", nonce));
    }
    batch(rows.toString());
    guide.awaitText("#batch-words", "Choose a row");
    guide.press("#batch-review");
    guide.awaitText("#review-intent", "Sign 1000 requests together");
    both("batch-thousand");
    int laidOut = guide.onScreen(() -> robot.lookup("#review-fields .facts").queryAll().size());
    press("batch-back");

    assertThat(laidOut).as("fields laid out, of 2003").isBetween(5, 60);
  }

  @Test
  @Order(9)
  void keepsRoomForItAllInANarrowWindow() throws Exception {
    guide.resize(720, 480);
    guide.awaitShown("#batch-preview");
    both("narrow-preview");
    guide.press("#batch-new");
    both("narrow-guide");
    guide.press("#nav-enclave");
    both("narrow-wallets");
    guide.press("#import-wallet");
    guide.choose("#import-form", 3);
    both("narrow-import");
    guide.press("#import-close");
    guide.resize(1180, 760);

    assertThat(guide.isShown("#import-wallet")).isTrue();
  }

  private Path file(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content);
  }

  private void batch(String content) throws Exception {
    open.dialogs().choose(file("payments.csv", content));
    press("batch-open");
  }

  /// Reaches a button by Tab and presses it by the space bar.
  private void press(String id) throws Exception {
    guide.awaitEnabled("#" + id);
    tabTo(id);
    robot.push(KeyCode.SPACE);
  }

  private void tabTo(String id) throws TourException {
    robot.interact(() -> {});
    for (int tabs = 0; !guide.focused().equals(id); tabs++) {
      if (tabs == MOST_TABS) {
        throw new TourException(id + " is not reached by Tab, but " + guide.focused());
      }
      robot.push(KeyCode.TAB);
    }
  }

  /// In the light and in the dark.
  private void both(String name) throws TourException {
    pictures.take(name);
    guide.press("#theme-switch");
    pictures.take(name + "-dark");
    guide.press("#theme-switch");
  }
}
