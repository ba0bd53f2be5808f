package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStateStoreTest {
  private static final Bytes ONE = Bytes.utf8("one");
  private static final Bytes TWO = Bytes.utf8("two");

  @TempDir private Path folder;
  private JournalStateStore store;

  @BeforeEach
  void open() throws Exception {
    store = JournalStateStore.open(path());
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  @Test
  void createsAKeyOnlyOnce() throws Exception {
    assertThat(store.write(List.of(Write.create("key", ONE)))).isTrue();
    assertThat(store.write(List.of(Write.create("key", TWO)))).isFalse();
    assertThat(store.read("key")).contains(new Versioned(1, ONE));
  }

  @Test
  void writesOnlyOverTheVersionExpected() throws Exception {
    store.write(List.of(Write.create("key", ONE)));
    assertThat(store.write(List.of(new Write("key", 2, TWO)))).isFalse();
    assertThat(store.write(List.of(new Write("key", 1, TWO)))).isTrue();
    assertThat(store.read("key")).contains(new Versioned(2, TWO));
  }

  @Test
  void writesNothingOfABatchWithOneWriteThatDoesNotFit() throws Exception {
    store.write(List.of(Write.create("taken", ONE)));
    long length = Files.size(path());
    assertThat(store.write(List.of(Write.create("new", ONE), Write.create("taken", TWO))))
        .isFalse();
    assertThat(store.read("new")).isEmpty();
    assertThat(Files.size(path())).isEqualTo(length);
  }

  @Test
  void refusesABatchThatNamesAKeyTwice() {
    assertThatThrownBy(
            () -> store.write(List.of(Write.create("key", ONE), Write.create("key", TWO))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsWhatBeginsWithAPrefixInOrder() throws Exception {
    store.write(
        List.of(
            Write.create("wallet/b", ONE),
            Write.create("wallet-of/a", ONE),
            Write.create("wallet/a", ONE)));
    assertThat(store.readAll("wallet/").keySet()).containsExactly("wallet/a", "wallet/b");
  }

  @Test
  void holdsAfterReopeningWhatItHeldBefore() throws Exception {
    store.write(List.of(Write.create("key", ONE)));
    store.write(List.of(new Write("key", 1, TWO)));
    store.close();
    store = JournalStateStore.open(path());
    assertThat(store.read("key")).isEqualTo(Optional.of(new Versioned(2, TWO)));
  }

  @Test
  void writesIntoZerosThatAreAlreadyThere() throws Exception {
    store.write(List.of(Write.create("key", ONE)));
    long length = Files.size(path());
    store.write(List.of(new Write("key", 1, TWO)));
    assertThat(Files.size(path())).isEqualTo(length);
  }

  @Test
  void holdsBatchesThatReachBeyondTheZeros() throws Exception {
    Bytes large = Bytes.of(new byte[3 << 19]);
    store.write(List.of(Write.create("key", large)));
    store.write(List.of(new Write("key", 1, ONE), Write.create("large", large)));
    store.close();
    store = JournalStateStore.open(path());
    assertThat(store.read("key")).contains(new Versioned(2, ONE));
    assertThat(store.read("large")).contains(new Versioned(1, large));
  }

  @Test
  void leavesNoZerosBehindWhenItIsClosed() throws Exception {
    List<Write> batch = List.of(Write.create("key", ONE));
    store.write(batch);
    store.close();
    assertThat(Files.size(path())).isEqualTo(Journals.EMPTY + Journals.lengthOf(batch));
    store = JournalStateStore.open(path());
  }

  @Test
  void isOpenedByOneStoreOfAProcessOnly() {
    assertThatThrownBy(() -> JournalStateStore.open(path()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("open");
  }

  @Test
  void isOpenedByOneProcessOnly() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                OpeningProcess.class.getName(),
                path().toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo("another process has state.journal open");
  }

  @Test
  void canBeOpenedAgainAfterItWasRefusedForDamage() throws Exception {
    Path damaged = folder.resolve("damaged.journal");
    Files.writeString(damaged, "this is no journal at all");
    assertThatThrownBy(() -> JournalStateStore.open(damaged)).isInstanceOf(StoreException.class);
    Files.delete(damaged);
    Files.createFile(damaged);
    JournalStateStore.open(damaged).close();
  }

  private Path path() {
    return folder.resolve("state.journal");
  }
}
