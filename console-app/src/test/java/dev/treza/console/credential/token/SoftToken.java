package dev.treza.console.credential.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.console.credential.Passphrase;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// A token of SoftHSM2, the software one that `scripts/softhsm` fetches. All tokens of one test JVM
/// lie in one folder, as tokens in several slots of one machine.
public record SoftToken(String label, String serial, String pin) {
  public static final String PIN = "482957";
  private static final int MOST = 40;
  private static final Queue<SoftToken> FRESH = make();

  public static Path module() {
    return Path.of(System.getProperty("treza.softhsm", "")).toAbsolutePath();
  }

  /// Skips the test where there is no software token.
  public static void required() {
    assumeTrue(
        !System.getProperty("treza.softhsm", "").isBlank(),
        "there is no software token: scripts/softhsm says why");
  }

  /// A token nobody used yet, with the PIN [#PIN].
  public static SoftToken insert() {
    return Optional.ofNullable(FRESH.poll()).orElseThrow(() -> new AssertionError("make more"));
  }

  /// SoftHSM sees the tokens that are there when its module is loaded, and no later ones.
  private static Queue<SoftToken> make() {
    if (System.getProperty("treza.softhsm", "").isBlank()) {
      return new ConcurrentLinkedQueue<>();
    }
    try {
      forgetEarlierRuns();
      Files.writeString(
          configuration(), "directories.tokendir = " + tokens() + "\nlog.level = ERROR\n");
      for (int number = 1; number <= MOST; number++) {
        initialise("token-" + number);
      }
    } catch (IOException | InterruptedException fault) {
      throw new AssertionError(fault);
    }
    return new ConcurrentLinkedQueue<>(
        accepted(open().tokens()).stream()
            .map(token -> new SoftToken(token.label(), token.serial(), PIN))
            .toList());
  }

  private static void forgetEarlierRuns() throws IOException {
    if (Files.isDirectory(tokens())) {
      try (Stream<Path> old = Files.walk(tokens())) {
        for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(tokens());
  }

  private static void initialise(String label) throws IOException, InterruptedException {
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

  public static TokenModule open() {
    return accepted(TokenModule.digest(module()).then(now -> TokenModule.load(module(), now)));
  }

  public TokenInfo info() {
    return accepted(open().token(serial));
  }

  public static Passphrase typed(String text) {
    return new Passphrase(text.toCharArray());
  }

  TokenSession session() {
    return accepted(TokenSession.open(open(), info(), typed(pin)));
  }

  /// Takes the token out for good: SoftHSM keeps each as a folder that is named by its serial.
  void destroy() throws IOException {
    try (Stream<Path> folders = Files.list(tokens())) {
      List<Path> mine =
          folders.filter(folder -> folder.toString().replace("-", "").endsWith(serial)).toList();
      assertThat(mine).hasSize(1);
      Files.move(mine.getFirst(), configuration().resolveSibling("taken-out-" + System.nanoTime()));
    }
  }

  private static Path configuration() {
    return Path.of(System.getenv().getOrDefault("SOFTHSM2_CONF", "target/softhsm2.conf"))
        .toAbsolutePath();
  }

  private static Path tokens() {
    return configuration().resolveSibling("tokens");
  }

  public static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.line());
    };
  }

  public static <T> Refusal refused(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> throw new AssertionError("accepted " + value);
      case Outcome.Refused<T>(Refusal refusal) -> refusal;
    };
  }
}
