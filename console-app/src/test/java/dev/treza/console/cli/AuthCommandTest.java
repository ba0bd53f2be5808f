package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.store.ConsoleHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client's key: made once, opened by its pass phrase only, and told by its digest.
class AuthCommandTest {
  @TempDir private Path folder = Path.of("");

  private Treza.Run auth(String passphrase, String... arguments) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), passphrase + "\n");
    String[] all = new String[arguments.length + 3];
    all[0] = "auth";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--passphrase-file";
    all[all.length - 1] = secret.toString();
    return Treza.run(
        new ConsoleHome(folder.resolve("home")),
        new UnusedFleet(),
        new Treza.NoCredential(),
        InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")),
        all);
  }

  @Test
  void loginPrintsTheEntryForTheCharterAndShowPrintsItAgain() throws IOException {
    Treza.Run made = auth("a long pass phrase", "login", "--name", "payments", "--rule", "small");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out())
        .contains("\"id\":\"payments\"")
        .contains("\"rules\":[\"small\"]")
        .containsPattern("\"spki\":\"[0-9a-f]{64}\"");
    Treza.Run shown = auth("a long pass phrase", "show", "--name", "payments", "--rule", "small");
    assertThat(shown.out()).isEqualTo(made.out());
  }

  @Test
  void aKeyThatIsThereIsNotReplaced() throws IOException {
    auth("a long pass phrase", "login", "--name", "payments");
    Treza.Run again = auth("a long pass phrase", "login", "--name", "payments");
    assertThat(again.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(again.out()).contains("CRED-EXISTS");
  }

  @Test
  void anotherPassPhraseOpensNothing() throws IOException {
    auth("a long pass phrase", "login", "--name", "payments");
    assertThat(auth("another pass phrase", "show", "--name", "payments").out())
        .contains("CRED-PASSPHRASE");
  }

  @Test
  void aShortPassPhraseIsRefused() throws IOException {
    assertThat(auth("short", "login", "--name", "payments").out()).contains("CRED-PASSPHRASE-FORM");
  }

  @Test
  void aNameThatNoCharterCanHaveIsRefused() throws IOException {
    assertThat(auth("a long pass phrase", "login", "--name", "../payments").code())
        .isEqualTo(ExitCode.USAGE.number());
  }
}
