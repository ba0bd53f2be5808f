package dev.treza.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordsTest {
  @TempDir private Path folder;

  @Test
  void keepsTransactionsAcrossARestart() throws Exception {
    TransactionRecord draft =
        TransactionRecord.draft("id", "local-1", "w-1", "Send", "text", "{}", Samples.NOW);
    try (Records records = Records.in(new ConsoleHome(folder))) {
      new TransactionRecords(records).keep(draft);
    }
    try (Records records = Records.in(new ConsoleHome(folder))) {
      assertThat(new TransactionRecords(records).newest()).containsExactly(draft);
    }
  }

  @Test
  void surviveTheInterruptionOfWhoUsesThem() throws Exception {
    try (Records records = Records.in(new ConsoleHome(folder))) {
      TransactionRecords transactions = new TransactionRecords(records);
      Thread.currentThread().interrupt();
      transactions.newest();
      boolean interrupted = Thread.interrupted();

      assertThat(interrupted).isTrue();
      assertThat(transactions.newest()).isEmpty();
    }
  }

  @Test
  void rememberTheThemeInAFile() throws Exception {
    Settings settings = new Settings(new ConsoleHome(folder));
    settings.chooseTheme("dark");

    assertThat(settings.theme()).contains("dark");
  }

  @Test
  void sayThatAFileCannotBeWritten() {
    assertThatThrownBy(
            () -> AtomicFiles.write(folder.resolve("no/such/folder"), dev.treza.fleet.Bytes.EMPTY))
        .isInstanceOf(ConsoleException.class)
        .hasMessageStartingWith("CON-FILE");
  }
}
