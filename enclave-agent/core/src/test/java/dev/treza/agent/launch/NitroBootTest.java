package dev.treza.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NitroBootTest {
  @TempDir Path folder;

  @Test
  void takesItsNameFromTheParent() throws IOException, BootException {
    SocketParent parent = new SocketParent("treasury-1");
    assertThat(EnclaveName.ask(parent)).isEqualTo("treasury-1");
    assertThat(parent.connected).containsExactly(new VsockAddress(3, 9001));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Treasury",
        "a b",
        "a\n",
        "-a",
        "é",
        "a/../b",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void refusesANameThatIsNoId(String said) {
    assertThatThrownBy(() -> EnclaveName.ask(new SocketParent(said)))
        .isInstanceOf(BootException.class);
  }

  @Test
  void reachesTheParentUnderTheNumberItHasHere() throws IOException {
    SocketParent parent = new SocketParent("");
    new ParentVsock(parent, 2).connect(new VsockAddress(VsockAddress.PARENT_CID, 9000)).close();
    assertThat(parent.connected).containsExactly(new VsockAddress(2, 9000));
  }

  @Test
  void readsTheParentsNumberFromTheMeasuredArguments() throws BootException {
    assertThat(NitroSettings.parse("3").parentCid()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "three", "4294967295", "99999999999"})
  void refusesAParentThatIsNoContext(String text) {
    assertThatThrownBy(() -> NitroSettings.parse(text)).isInstanceOf(BootException.class);
  }

  @Test
  void bootsOnTheSecurityModulesEntropy() throws IOException, BootException {
    EntropyCheck.require(Files.writeString(folder.resolve("rng_current"), "nsm-hwrng\n"));
  }

  @Test
  void refusesToBootOnOtherEntropy() throws IOException {
    Path current = Files.writeString(folder.resolve("rng_current"), "virtio_rng.0\n");
    assertThatThrownBy(() -> EntropyCheck.require(current))
        .isInstanceOf(BootException.class)
        .hasMessageContaining("virtio_rng.0");
  }

  @Test
  void refusesToBootWithoutAnyGenerator() {
    assertThatThrownBy(() -> EntropyCheck.require(folder.resolve("rng_current")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void neverPretendsToHaveStored() {
    assertThatThrownBy(() -> new NoStorage().write(List.of(Write.create("a", Bytes.EMPTY))))
        .isInstanceOf(StoreException.class);
  }
}
