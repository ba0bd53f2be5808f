package dev.treza.console.link.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.ConsoleHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormerFleetsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final List<String> IDS = List.of("local-1", "local-2");

  private final ConsoleHome home;
  private final FormerFleets former;

  FormerFleetsTest(@TempDir Path folder) {
    this.home = new ConsoleHome(folder);
    this.former = new FormerFleets(home);
  }

  @BeforeEach
  void aFleet() throws IOException {
    for (String id : IDS) {
      Files.createDirectories(home.enclave(id).resolve("sealed"));
      Files.writeString(home.enclave(id).resolve("pin.json"), id);
    }
    Files.writeString(home.simulatorRoot(), "root");
    Files.writeString(home.credential(), "credential");
    Files.writeString(home.credentialPassphrase(), "passphrase");
    Files.writeString(home.settings(), "theme");
  }

  @Test
  void movesTheFleetAndLeavesThePersonsOwnThings() throws Exception {
    ConsoleHome moved = new ConsoleHome(former.moveAside(IDS, NOW).orElseThrow());

    assertThat(moved.folder()).isEqualTo(home.formerFleets().resolve("2026-11-24T120000Z"));
    assertThat(moved.enclave("local-2").resolve("pin.json")).hasContent("local-2");
    assertThat(moved.simulatorRoot()).hasContent("root");
    assertThat(home.enclave("local-1")).doesNotExist();
    assertThat(home.simulatorRoot()).doesNotExist();
    assertThat(home.settings()).hasContent("theme");
    assertThat(former.isUnfinished()).isFalse();
  }

  @Test
  void leavesTheCredentialInUseAndCopiesItForTheOwnerOnly() throws Exception {
    Files.setPosixFilePermissions(home.credential(), PosixFilePermissions.fromString("rw-------"));
    ConsoleHome moved = new ConsoleHome(former.moveAside(IDS, NOW).orElseThrow());

    assertThat(home.credential()).hasContent("credential");
    assertThat(moved.credential()).hasContent("credential");
    assertThat(moved.credentialPassphrase()).hasContent("passphrase");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(moved.credential())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(moved.folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void leavesOtherEnclavesWhereTheyAre() throws Exception {
    Files.createDirectories(home.enclave("vault-1"));
    former.moveAside(IDS, NOW);

    assertThat(home.enclave("vault-1")).isDirectory();
  }

  @Test
  void keepsTwoFleetsOfOneSecondApart() throws Exception {
    Path first = former.moveAside(IDS, NOW).orElseThrow();
    aFleet();
    Path second = former.moveAside(IDS, NOW).orElseThrow();

    assertThat(first).isNotEqualTo(second).isDirectory();
    assertThat(second).isDirectory();
  }

  @Test
  void movesNothingWhereNothingIs(@TempDir Path elsewhere) throws Exception {
    assertThat(new FormerFleets(new ConsoleHome(elsewhere)).moveAside(IDS, NOW))
        .isEqualTo(Optional.empty());
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void goesOnWhereAMoveWasCutShort() throws Exception {
    Files.createDirectories(home.formerFleets());
    Path begun = home.formerFleets().resolve("2026-11-23T080000Z.unfinished");
    Files.createDirectories(begun.resolve("enclaves"));
    Files.move(home.enclave("local-1"), begun.resolve("enclaves/local-1"));
    assertThat(former.isUnfinished()).isTrue();

    ConsoleHome moved = new ConsoleHome(former.moveAside(IDS, NOW).orElseThrow());

    assertThat(moved.folder().getFileName()).hasToString("2026-11-23T080000Z");
    assertThat(moved.enclave("local-1")).isDirectory();
    assertThat(moved.enclave("local-2")).isDirectory();
    assertThat(former.isUnfinished()).isFalse();
  }

  @Test
  void saysWhichFolderCannotBeMadeAndMovesNothing() throws Exception {
    Files.writeString(home.formerFleets(), "in the way");

    assertThatThrownBy(() -> former.moveAside(IDS, NOW))
        .isInstanceOf(ConsoleException.class)
        .hasMessageContaining("CON-FILE")
        .hasMessageContaining("former-fleets");
    assertThat(home.enclave("local-1").resolve("pin.json")).hasContent("local-1");
  }
}
