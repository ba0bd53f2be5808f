package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal out of which a whole batch was cut, or in which one stands twice.
class MissingBatchTest {
  @TempDir private Path folder;
  private Path path;
  private Journals journal;

  @BeforeEach
  void write() throws Exception {
    path = folder.resolve("state.journal");
    journal = Journals.written(path);
  }

  private Bytes batch(int index) {
    return journal.file().slice(journal.ends().get(index), journal.ends().get(index + 1));
  }

  private Bytes empty() {
    return journal.file().slice(0, journal.ends().getFirst());
  }

  private void assertRefused(Bytes file) throws Exception {
    Files.write(path, file.toArray());
    assertThatThrownBy(() -> JournalStateStore.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("lacks a batch");
    assertThat(Files.readAllBytes(path)).isEqualTo(file.toArray());
  }

  @Test
  void refusesAJournalWithoutItsFirstBatch() throws Exception {
    assertRefused(empty().concat(batch(1)).concat(batch(2)));
  }

  @Test
  void refusesAJournalWithoutAMiddleBatch() throws Exception {
    assertRefused(empty().concat(batch(0)).concat(batch(2)));
  }

  @Test
  void refusesABatchThatStandsThereTwice() throws Exception {
    assertRefused(journal.file().concat(batch(2)));
  }
}
