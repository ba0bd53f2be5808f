package dev.treza.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.console.ConsoleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnclaveFilesTest {
  @TempDir private Path folder;

  @Test
  void knowsNothingInANewFolder() throws Exception {
    assertThat(new EnclaveFiles(new ConsoleHome(folder)).all()).isEmpty();
  }

  @Test
  void leavesOutNoDamagedPinInSilence() throws Exception {
    Path enclave = Files.createDirectories(folder.resolve("enclaves/local-1"));
    Files.writeString(enclave.resolve("pin.json"), "{}");

    assertThatThrownBy(() -> new EnclaveFiles(new ConsoleHome(folder)).all())
        .isInstanceOf(ConsoleException.class)
        .hasMessageStartingWith("CON-FACTS");
  }

  @Test
  void readsWhereAnEnclaveListens() throws Exception {
    Path enclave = Files.createDirectories(folder.resolve("enclaves/local-1"));
    Files.writeString(
        enclave.resolve("endpoint.json"),
        "{\"host\":\"127.0.0.1\",\"pid\":\"12\",\"port\":\"34\",\"root\":\"AA\"}");

    assertThat(new EnclaveFiles(new ConsoleHome(folder)).endpoint("local-1"))
        .hasValueSatisfying(endpoint -> {
          assertThat(endpoint.port()).isEqualTo(34);
          assertThat(endpoint.pid()).isEqualTo(12);
        });
  }

  @Test
  void findsTheFolderByPropertyThenVariableThenDataFolder() {
    Map<String, String> environment = Map.of("TREZA_HOME", "/b", "XDG_DATA_HOME", "/c");

    assertThat(ConsoleHome.find(Optional.of("/a"), environment).folder()).isEqualTo(Path.of("/a"));
    assertThat(ConsoleHome.find(Optional.empty(), environment).folder()).isEqualTo(Path.of("/b"));
    assertThat(ConsoleHome.find(Optional.empty(), Map.of("XDG_DATA_HOME", "/c")).folder())
        .isEqualTo(Path.of("/c/treza"));
    assertThat(ConsoleHome.find(Optional.empty(), Map.of("HOME", "/d")).folder())
        .isEqualTo(Path.of("/d/.local/share/treza"));
  }
}
