package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSealedRecordsTest {
  private static final String NAME = "ethereum-0123456789ab-v1";
  private static final Bytes RECORD = Bytes.utf8("{\"sealed\":\"record\"}");

  @TempDir private Path folder;
  private FileSealedRecords records;

  @BeforeEach
  void open() throws Exception {
    records = new FileSealedRecords(folder.resolve("sealed"));
  }

  @Test
  void givesBackWhatWasPut() throws Exception {
    records.put(NAME, RECORD);
    assertThat(new FileSealedRecords(folder.resolve("sealed")).get(NAME)).contains(RECORD);
  }

  @Test
  void leavesNoPartBehind() throws Exception {
    records.put(NAME, RECORD);
    assertThat(folder.resolve("sealed"))
        .isDirectoryContaining("glob:**.sealed")
        .isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void neverTakesAHalfWrittenPartForARecord() throws Exception {
    for (int length = 0; length <= RECORD.length(); length++) {
      Files.write(part(), RECORD.slice(0, length).toArray());
      assertThat(records.get(NAME)).as("killed after %d bytes", length).isEmpty();
    }
  }

  @Test
  void replacesALongerPartThatAKilledProcessLeft() throws Exception {
    Files.write(part(), new byte[10_000]);
    records.put(NAME, RECORD);
    assertThat(records.get(NAME)).contains(RECORD);
  }

  @Test
  void keepsTheOldRecordWhenANewOneWasCutOff() throws Exception {
    records.put(NAME, RECORD);
    Files.write(part(), new byte[] {1});
    assertThat(records.get(NAME)).contains(RECORD);
  }

  @Test
  void failsWhenTheFolderIsGone() throws Exception {
    Files.delete(folder.resolve("sealed"));
    assertThatThrownBy(() -> records.put(NAME, RECORD)).isInstanceOf(StoreException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/etc/passwd", "a.b", "", "UPPER"})
  void takesNoNameThatCouldLeaveTheFolder(String name) {
    assertThatThrownBy(() -> records.put(name, RECORD))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> records.get(name)).isInstanceOf(IllegalArgumentException.class);
  }

  private Path part() {
    return folder.resolve("sealed").resolve(NAME + ".part");
  }
}
