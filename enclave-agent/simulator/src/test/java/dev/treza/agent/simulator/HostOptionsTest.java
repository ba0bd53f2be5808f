package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HostOptionsTest {
  @Test
  void eachEnclaveHasAFolderOfItsOwnBelowTheHome() {
    HostOptions options =
        HostOptions.parse("--home", "/h", "--enclave", "vault-1", "--jars", "/jars");
    assertThat(options.folder()).isEqualTo(Path.of("/h/enclaves/vault-1"));
    assertThat(options.port()).isZero();
  }

  @Test
  void namesTheOptionThatIsMissing() {
    assertThatThrownBy(() -> HostOptions.parse("--home", "/h", "--enclave", "vault-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--jars");
  }

  @Test
  void refusesAnOptionWithoutItsValue() {
    assertThatThrownBy(() -> HostOptions.parse("--home", "/h", "--enclave"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnIdThatWouldLeaveItsFolder() {
    assertThatThrownBy(
            () -> HostOptions.parse("--home", "/h", "--enclave", "../other", "--jars", "/jars"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--enclave");
  }

  @Test
  void refusesAnOptionGivenTwice() {
    assertThatThrownBy(() -> HostOptions.parse("--home", "/h", "--home", "/other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--home");
  }

  @Test
  void refusesAnOptionItDoesNotKnow() {
    assertThatThrownBy(() ->
            HostOptions.parse(
                "--home", "/h", "--enclave", "vault-1", "--jars", "/jars", "--prot", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--prot");
  }
}
