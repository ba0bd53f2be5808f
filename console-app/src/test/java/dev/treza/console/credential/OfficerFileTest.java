package dev.treza.console.credential;

import static dev.treza.console.credential.token.SoftToken.accepted;
import static dev.treza.console.credential.token.SoftToken.refused;
import static dev.treza.console.credential.token.SoftToken.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.console.link.Samples;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficerFileTest {
  private static final String SECRET = "six random words of mine";

  private static Bytes file(KeyPair keys) throws Exception {
    return OfficerFile.write(keys, "Ann", typed(SECRET), new SecureRandom());
  }

  @Test
  void givesBackTheKeyUnderItsPassPhrase() throws Exception {
    KeyPair back = accepted(OfficerFile.read(file(Samples.KEYS), typed(SECRET)));

    assertThat(back.getPrivate()).isEqualTo(Samples.KEYS.getPrivate());
    assertThat(back.getPublic()).isEqualTo(Samples.KEYS.getPublic());
  }

  @Test
  void keepsAnEd25519KeyAsWell() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertThat(accepted(OfficerFile.read(file(keys), typed(SECRET))).getPublic())
        .isEqualTo(keys.getPublic());
  }

  @Test
  void refusesAnotherPassPhrase() throws Exception {
    assertThat(refused(OfficerFile.read(file(Samples.KEYS), typed("seven random words"))).id())
        .isEqualTo(CredentialRefusal.PASSPHRASE);
  }

  @Test
  void refusesWhatIsNoSuchFile() {
    assertThat(refused(OfficerFile.read(Bytes.utf8("no PKCS#12"), typed(SECRET))).id())
        .isEqualTo(CredentialRefusal.FILE);
  }

  @Test
  void refusesAFileWhoseContentWasChanged() throws Exception {
    byte[] changed = file(Samples.KEYS).toArray();
    changed[changed.length / 2] ^= 1;

    assertThat(refused(OfficerFile.read(Bytes.of(changed), typed(SECRET))).id())
        .isIn(CredentialRefusal.PASSPHRASE, CredentialRefusal.FILE);
  }

  /// What another implementation reads in the file: the rounds, the ciphers, the integrity code.
  @Test
  void isEncryptedAsSaidByTheWordOfOpenssl(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("officer.p12");
    Files.write(file, file(Samples.KEYS).toArray());

    String said =
        openssl("pkcs12", "-in", file.toString(), "-info", "-noout", "-passin", "pass:" + SECRET);

    assertThat(said)
        .contains("PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256")
        .contains("MAC: sha256, Iteration 1200000");
  }

  @Test
  void isClosedToOpensslWithAnotherPassPhrase(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("officer.p12");
    Files.write(file, file(Samples.KEYS).toArray());

    assertThat(
            openssl("pkcs12", "-in", file.toString(), "-noout", "-passin", "pass:something else"))
        .contains("invalid password");
  }

  private static String openssl(String... arguments) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
    String[] command = new String[arguments.length + 1];
    command[0] = "/usr/bin/openssl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
