package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that takes no more. The kernel's limit on file sizes (setrlimit(2), `RLIMIT_FSIZE`) stops
/// a write at a chosen byte, after it wrote the bytes before.
class JournalWriteFailureTest {
  private static final Write FIRST = Write.create("first", Bytes.utf8("acknowledged"));
  private static final Write SECOND = Write.create("second", Bytes.utf8("never acknowledged"));

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("state.journal");
  }

  @Test
  void takesBackWhateverPartOfABatchWasWrittenAndGoesOn() throws Exception {
    assumeThat(limit("unlimited")).as("prlimit(1) can set this process's limits").isTrue();
    int frame = Journals.lengthOf(List.of(SECOND));
    int end = Journals.EMPTY + Journals.lengthOf(List.of(FIRST));
    try (JournalStateStore store = JournalStateStore.open(path)) {
      store.write(List.of(FIRST));
      for (int room = 0; room < frame; room++) {
        failsToWrite(store, end + room);
        assertThat(Files.size(path)).as("room for %d bytes", room).isEqualTo(end);
        assertThat(store.readAll("").keySet()).containsExactly("first");
      }
      assertThat(store.write(List.of(SECOND))).isTrue();
    }
    assertThat(Journals.contentOf(path).keySet()).containsExactly("first", "second");
  }

  @Test
  void goesOnWithoutZerosAheadOnADiskThatHasNoRoomForThem() throws Exception {
    assumeThat(limit("unlimited")).as("prlimit(1) can set this process's limits").isTrue();
    int end =
        Journals.EMPTY + Journals.lengthOf(List.of(FIRST)) + Journals.lengthOf(List.of(SECOND));
    try (JournalStateStore store = JournalStateStore.open(path)) {
      assertThat(limit(Integer.toString(end))).isTrue();
      assertThat(store.write(List.of(FIRST))).isTrue();
      assertThat(store.write(List.of(SECOND))).isTrue();
      assertThat(Files.size(path)).isEqualTo(end);
    } finally {
      assertThat(limit("unlimited")).isTrue();
    }
    assertThat(Journals.contentOf(path).keySet()).containsExactly("first", "second");
  }

  private static void failsToWrite(JournalStateStore store, long largestFile)
      throws IOException, InterruptedException {
    try {
      assertThat(limit(Long.toString(largestFile))).isTrue();
      assertThatThrownBy(() -> store.write(List.of(SECOND))).isInstanceOf(StoreException.class);
    } finally {
      assertThat(limit("unlimited")).isTrue();
    }
  }

  /// Sets the soft limit of this process.
  private static boolean limit(String bytes) throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
      return false;
    }
    String self = Long.toString(ProcessHandle.current().pid());
    Process prlimit =
        new ProcessBuilder("/usr/bin/prlimit", "--pid", self, "--fsize=" + bytes + ":").start();
    return prlimit.waitFor() == 0;
  }

  /// An interrupt closes the channel (`InterruptibleChannel`), so nothing can be taken back.
  @Test
  void answersNothingMoreWhenItCannotTakeAFailedWriteBack() throws Exception {
    try (JournalStateStore store = JournalStateStore.open(path)) {
      store.write(List.of(FIRST));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> store.write(List.of(SECOND))).isInstanceOf(StoreException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThatThrownBy(() -> store.read("first"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("must be opened again");
      assertThatThrownBy(() -> store.write(List.of(SECOND)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("must be opened again");
    }
    assertThat(Journals.contentOf(path))
        .containsEntry("first", new Versioned(1, Bytes.utf8("acknowledged")));
  }
}
