package dev.treza.console.credential;

import static dev.treza.console.credential.token.SoftToken.accepted;
import static dev.treza.console.credential.token.SoftToken.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {
  @Test
  void isOverwrittenWhenItIsClosed() {
    char[] typed = "hunter2hunter2".toCharArray();
    new Passphrase(typed).close();

    assertThat(typed).containsOnly(' ');
  }

  @Test
  void lendsACopyThatIsOverwrittenAfterwards() {
    AtomicReference<char[]> seen = new AtomicReference<>(new char[0]);
    try (Passphrase secret = new Passphrase("hunter2hunter2".toCharArray())) {
      String length =
          secret.lend(characters -> {
            seen.set(characters);
            return Integer.toString(characters.length);
          });
      assertThat(length).isEqualTo("14");
    }

    assertThat(seen.get()).containsOnly(' ');
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "too short", "mit Umlauten: grüße", "with a\ttabulator"})
  void refusesWhatMayNotProtectAKey(String text) {
    assertThat(refused(new Passphrase(text.toCharArray()).strong()).id())
        .isEqualTo(CredentialRefusal.PASSPHRASE_FORM);
  }

  @Test
  void takesTwelveCharacters() {
    accepted(new Passphrase("twelve chars".toCharArray()).strong());
  }

  @Test
  void showsNothingOfItself() {
    assertThat(new Passphrase("hunter2hunter2".toCharArray())).hasToString("a pass phrase");
  }
}
