package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.console.credential.own.OwnCredential;
import dev.treza.console.credential.token.SoftToken;
import dev.treza.console.store.ConsoleHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialCommandTest {
  private static final String REALM = "simulated:" + "ab".repeat(32);

  private final Path folder;
  private final ConsoleHome home;

  CredentialCommandTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = new ConsoleHome(folder.resolve("home"));
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("secret"), "six random words of mine\n");
    Files.writeString(folder.resolve("pin"), SoftToken.PIN + "\n");
  }

  private Run treza(String... arguments) {
    InstantSource clock = InstantSource.system();
    OwnCredential own = new OwnCredential(home, new Treza.NoCredential(), clock);
    return Treza.run(
        home,
        new UnusedFleet(),
        new PromptedCredential(own, Optional.of(folder.resolve("secret"))),
        clock,
        arguments);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Run done(Run run) {
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }

  private void create() {
    done(
        treza(
            "credential",
            "create",
            "--name",
            "Ann",
            "--simulated",
            "--passphrase-file",
            file("secret")));
  }

  @Test
  void saysThatNothingIsChosen() {
    Run run = treza("credential", "show");

    assertThat(run.out()).startsWith("REFUSED CRED-NONE");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void showsWhatWasMade() {
    create();

    assertThat(done(treza("credential", "show")).out())
        .startsWith("Ann, a file with a pass phrase")
        .contains("SIMULATED enclaves only")
        .contains("locks itself after 10 minutes");
    assertThat(done(treza("credential", "show", "--lock-after", "5", "--json")).out())
        .contains("\"credential\":\"software\"");
  }

  @Test
  void takesNoShortPassPhrase() throws IOException {
    Files.writeString(folder.resolve("secret"), "short\n");
    Run run = treza("credential", "create", "--name", "Ann", "--passphrase-file", file("secret"));

    assertThat(run.out()).startsWith("REFUSED CRED-PASSPHRASE-FORM").doesNotContain("short");
  }

  @Test
  void exportsTheFileAndBringsItBack() {
    create();
    String before = done(treza("credential", "show", "--json")).out();
    done(treza("credential", "export", "--output", file("officer.p12")));
    done(treza("credential", "remove"));
    done(
        treza(
            "credential",
            "import",
            "--file",
            file("officer.p12"),
            "--name",
            "Ann",
            "--simulated",
            "--old-passphrase-file",
            file("secret"),
            "--passphrase-file",
            file("secret")));

    assertThat(done(treza("credential", "show", "--json")).out()).isEqualTo(before);
  }

  @Test
  void listsTokensAndMakesAKeyOnOne() throws Exception {
    SoftToken.required();
    SoftToken token = SoftToken.insert();
    String module = SoftToken.module().toString();
    assertThat(done(treza("credential", "token", "--module", module, "--list")).out())
        .contains(token.label() + " (serial " + token.serial() + ")");
    Run made =
        treza(
            "credential",
            "token",
            "--module",
            module,
            "--serial",
            token.serial(),
            "--new-key",
            "--name",
            "Ben",
            "--simulated",
            "--pin-file",
            file("pin"),
            "--json");

    assertThat(done(made).out()).contains("\"credential\":\"pkcs11\"").contains("\"name\":\"Ben\"");
  }

  @Test
  void enrolsAndShowsAnEnrolmentWithWordsToCompare() {
    create();
    done(
        treza(
            "officer",
            "enrol",
            "--id",
            "ann",
            "--role",
            "approver",
            "--role",
            "custodian",
            "--realm",
            REALM,
            "--receive",
            "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
            "--output",
            file("ann.jws")));

    Run shown = done(treza("officer", "show", file("ann.jws")));
    assertThat(shown.out())
        .startsWith("Ann asks to be officer ann (SIMULATED)")
        .contains("roles approver, custodian")
        .contains("Compare these words");
    assertThat(done(treza("officer", "show", file("ann.jws"), "--json")).out())
        .contains("\"receive\":{\"crv\":\"X25519\"");
  }

  @Test
  void enrolsNoSmallOrderReceiveKey() {
    create();
    Run run =
        treza(
            "officer",
            "enrol",
            "--id",
            "ann",
            "--role",
            "custodian",
            "--realm",
            REALM,
            "--receive",
            "00".repeat(32),
            "--output",
            file("ann.jws"));

    assertThat(run.out()).startsWith("REFUSED KEY-POINT");
  }

  @Test
  void enrolsNoRehearsalCredentialInEarnest() {
    create();
    Run run =
        treza("officer", "enrol", "--id", "ann", "--role", "approver", "--output", file("ann.jws"));

    assertThat(run.out()).startsWith("REFUSED CRED-REALM");
    assertThat(folder.resolve("ann.jws")).doesNotExist();
  }

  @Test
  void choosesTheAirGapByAnEnrolmentOfIt() {
    create();
    done(
        treza(
            "officer",
            "enrol",
            "--id",
            "ann",
            "--role",
            "approver",
            "--realm",
            REALM,
            "--air-gapped",
            "--output",
            file("ann.jws")));
    done(treza("credential", "remove"));

    assertThat(done(treza("credential", "airgap", "--enrolment", file("ann.jws"))).out())
        .startsWith("Ann, behind an air gap");
  }

  @Test
  void refusesAChangedEnrolment() throws IOException {
    Files.writeString(folder.resolve("ann.jws"), "a.b.c\n");

    assertThat(treza("officer", "show", file("ann.jws")).out()).startsWith("REFUSED JWS-BASE64");
  }

  @Test
  void changesThePassPhrase() throws IOException {
    create();
    Files.writeString(folder.resolve("next"), "five other words now\n");
    done(
        treza(
            "credential",
            "passphrase",
            "--old-passphrase-file",
            file("secret"),
            "--passphrase-file",
            file("next")));

    assertThat(
            treza(
                    "credential",
                    "passphrase",
                    "--old-passphrase-file",
                    file("secret"),
                    "--passphrase-file",
                    file("next"))
                .out())
        .startsWith("REFUSED CRED-PASSPHRASE:");
  }
}
