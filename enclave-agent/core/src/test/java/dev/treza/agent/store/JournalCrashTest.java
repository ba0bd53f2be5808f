package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Bytes;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a journal whose process was killed, or whose disk lies.
class JournalCrashTest {
  /// Every byte, at a changing bit; in long runs every bit.
  private static final int STEP = Boolean.getBoolean("treza.full") ? 1 : 7;

  @TempDir private Path folder;
  private Path path;
  private Journals journal;

  @BeforeEach
  void write() throws Exception {
    path = folder.resolve("state.journal");
    journal = Journals.written(path);
  }

  @Test
  void holdsEveryAcknowledgedBatchAndNoHalfOneWhereverTheFileIsCut() throws Exception {
    for (int length = 0; length <= journal.file().length(); length++) {
      Files.write(path, journal.file().slice(0, length).toArray());
      assertThat(Journals.contentOf(path))
          .as("cut at byte %d", length)
          .isEqualTo(journal.acknowledged(length));
    }
  }

  @Test
  void goesOnWritingBehindACutBatch() throws Exception {
    for (int length = journal.lastBatch(); length < journal.file().length(); length++) {
      Files.write(path, journal.file().slice(0, length).toArray());
      try (JournalStateStore store = JournalStateStore.open(path)) {
        assertThat(store.write(List.of(Write.create("after", Bytes.utf8("the crash"))))).isTrue();
      }
      assertThat(Journals.contentOf(path)).as("cut at byte %d", length).containsKey("after");
    }
  }

  @Test
  void dropsGarbageThatATornWriteLeftBehindTheLastBatch() throws Exception {
    Random random = new Random(20_260_301);
    for (int length = 1; length <= 64; length++) {
      byte[] garbage = new byte[length];
      random.nextBytes(garbage);
      Files.write(path, journal.file().concat(Bytes.of(garbage)).toArray());
      assertThat(Journals.contentOf(path)).as("garbage of %d bytes", length).isEqualTo(whole());
      assertThat(Files.size(path)).isEqualTo(journal.file().length());
    }
  }

  @Test
  void dropsZerosThatATornWriteLeftBehindTheLastBatch() throws Exception {
    Files.write(path, journal.file().concat(Bytes.of(new byte[4096])).toArray());
    assertThat(Journals.contentOf(path)).isEqualTo(whole());
  }

  @Test
  void refusesAnyFlippedBitBeforeTheLastBatchAndChangesNothing() throws Exception {
    for (int bit = 0; bit < 8 * journal.lastBatch(); bit += STEP) {
      byte[] damaged = journal.file().toArray();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(path, damaged);
      assertThatThrownBy(() -> JournalStateStore.open(path))
          .as("bit %d", bit)
          .isInstanceOf(StoreException.class);
      assertThat(Files.readAllBytes(path)).isEqualTo(damaged);
    }
  }

  @Test
  void saysWhereItIsDamaged() throws Exception {
    byte[] damaged = journal.file().toArray();
    int at = journal.ends().get(1);
    damaged[at + 20] ^= 1;
    Files.write(path, damaged);
    assertThatThrownBy(() -> JournalStateStore.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged at byte " + at);
  }

  @Test
  void neverTakesADamagedLastBatchForAWholeOne() throws Exception {
    for (int bit = 8 * journal.lastBatch(); bit < 8 * journal.file().length(); bit += STEP) {
      byte[] damaged = journal.file().toArray();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(path, damaged);
      assertThat(Journals.contentOf(path))
          .as("bit %d", bit)
          .isEqualTo(journal.acknowledged(journal.lastBatch()));
    }
  }

  @Test
  void refusesAWholeFrameWhoseBodyIsLongerThanItsWrites() {
    ByteBuffer frame = JournalFormat.encode(List.of(Write.create("key", Bytes.utf8("value"))));
    assertThat(JournalFormat.decode(frame)).isPresent();
    assertThat(JournalFormat.decode(reframed(frame.rewind(), 1))).isEmpty();
    assertThat(JournalFormat.decode(reframed(frame.rewind(), 0))).isPresent();
  }

  /// The frame with `more` zero bytes at the end of its body, and the checksum of that.
  private static ByteBuffer reframed(ByteBuffer frame, int more) {
    ByteBuffer longer = ByteBuffer.allocate(frame.remaining() + more).put(frame).rewind();
    int size = longer.remaining() - JournalFormat.FRAME;
    CRC32C crc = new CRC32C();
    crc.update(longer.array(), JournalFormat.FRAME, size);
    return longer.putInt(0, size).putInt(4, (int) crc.getValue());
  }

  @Test
  void refusesAFileThatIsNoJournal() throws Exception {
    Files.writeString(path, "treza-journal-9\n");
    assertThatThrownBy(() -> JournalStateStore.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no journal of this version");
  }

  @Test
  void refusesAShortFileThatIsNoBeginningOfAJournal() throws Exception {
    Files.writeString(path, "treasure");
    assertThatThrownBy(() -> JournalStateStore.open(path)).isInstanceOf(StoreException.class);
    assertThat(Files.readString(path)).isEqualTo("treasure");
  }

  private SortedMap<String, StateStore.Versioned> whole() {
    return journal.states().getLast();
  }
}
