package dev.treza.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.tour.Guide;
import dev.treza.tour.Pictures;
import dev.treza.tour.TourException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// An officer signs with a token: SoftHSM2, as `scripts/softhsm` fetches it. Pictures of it are
/// left in `target/credentials`.
final class TokenConsoleTest {
  private static final String PIN = "482957";

  private final FxRobot robot = new FxRobot();

  @Test
  void signsWithTheTokenThatWasChosenInTheSettings(@TempDir Path folder) throws Exception {
    assumeTrue(
        !System.getProperty("treza.softhsm", "").isBlank(),
        "there is no software token: scripts/softhsm says why");
    insert("officer-of-the-window");
    try (OpenConsole open = OpenConsole.in(folder)) {
      Guide guide = open.guide();
      Pictures pictures =
          new Pictures(guide, Files.createDirectories(Path.of("target", "credentials", "token")));
      robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
      guide.awaitShown("#credential-kind-pkcs11");
      guide.press("#credential-kind-pkcs11");
      guide.type("#credential-name", "Ben");
      guide.type("#token-module", module().toString());
      guide.press("#token-find");
      guide.awaitShown("#token-choice");
      secret(guide, "#token-pin", "000000");
      guide.await("a token to be found", () -> !robot.lookup("#token-choose").query().isDisabled());
      guide.press("#token-choose");
      guide.awaitText("#credential-refusal-id", "TOK-PIN");
      pictures.take("settings-wrong-pin");
      secret(guide, "#token-pin", PIN);
      guide.press("#token-choose");
      guide.awaitShown("#credential-lock");
      pictures.take("settings-token");

      robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
      guide.awaitShown("#fleet-start-first");
      guide.press("#fleet-start-first");
      guide.awaitText("#standing-local-1", "Verified (simulated)");
      guide.press("#nav-enclave");
      guide.turnTo("#enclave-wallets");
      guide.press("#new-wallet");
      guide.press("#wallet-review");
      guide.awaitShown("#sign-in-secret");
      secret(guide, "#sign-in-secret", PIN);
      pictures.take("wallet-pin");
      guide.press("#wallet-approve");

      guide.awaitShown("#created-address");
      assertThat(guide.text("#created-address")).startsWith("0x");
    }
  }

  private void secret(Guide guide, String id, String text) throws TourException {
    guide.onScreen(() -> {
      robot.lookup(id).query().requestFocus();
      return id;
    });
    robot.write(text);
  }

  private static Path module() {
    return Path.of(System.getProperty("treza.softhsm", "")).toAbsolutePath();
  }

  private static void insert(String label) throws IOException, InterruptedException {
    Path configuration =
        Path.of(System.getenv().getOrDefault("SOFTHSM2_CONF", "target/softhsm2.conf"))
            .toAbsolutePath();
    Path tokens = Files.createDirectories(configuration.resolveSibling("tokens"));
    Files.writeString(configuration, "directories.tokendir = " + tokens + "\n");
    Process process =
        new ProcessBuilder(
                String.valueOf(module().resolveSibling("softhsm2-util")),
                "--module",
                module().toString(),
                "--init-token",
                "--free",
                "--label",
                label,
                "--pin",
                PIN,
                "--so-pin",
                "12345678")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
