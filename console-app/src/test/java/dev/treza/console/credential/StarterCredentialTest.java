package dev.treza.console.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.Samples;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StarterCredentialTest {
  @TempDir private Path folder;

  @Test
  void isTheSameOfficerAfterARestart() throws Exception {
    assertThat(credential().key()).isEqualTo(credential().key());
  }

  @Test
  void refusesToSignForARealEnclave() throws Exception {
    assertThat(credential().unlock(Realm.NITRO))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusal().id()).isEqualTo(ConsoleRefusal.CREDENTIAL_REALM));
  }

  @Test
  void signsForASimulatedEnclave() throws Exception {
    assertThat(credential().unlock(Samples.REALM)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void letsNobodyElseReadItsFiles() throws Exception {
    ConsoleHome home = new ConsoleHome(folder);
    credential().key();

    for (Path file : new Path[] {home.credential(), home.credentialPassphrase()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void makesNoNewOfficerWhenThePassphraseIsLost() throws Exception {
    credential().key();
    Files.delete(new ConsoleHome(folder).credentialPassphrase());

    assertThatThrownBy(() -> credential().key())
        .isInstanceOf(ConsoleException.class)
        .hasMessageStartingWith("CON-CREDENTIAL");
  }

  private StarterCredential credential() {
    return new StarterCredential(new ConsoleHome(folder), new SecureRandom());
  }
}
