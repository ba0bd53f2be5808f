package dev.treza.console.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Seeded loops: what is written is read again, and damage is refused with its place or read.
final class CsvFuzzTest {
  private static final long SEED = 0x6373_7631L;
  private static final int CASES = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;
  private static final String SYMBOLS = "ab,\"\n01. ;='é";

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(6); left > 0; left--) {
      text.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
    }
    return text.toString();
  }

  private static List<String> row(Random random, int width) {
    return IntStream.range(0, width).mapToObj(_ -> text(random)).toList();
  }

  private static TextTable table(Random random) {
    int width = 1 + random.nextInt(4);
    return new TextTable(
        row(random, width),
        IntStream.range(0, random.nextInt(4)).mapToObj(_ -> row(random, width)).toList());
  }

  private static String unguarded(String text) {
    return text.startsWith("=") ? "'" + text : text;
  }

  @Test
  void readingUndoesWriting() {
    Random random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      TextTable table = table(random);
      Outcome<CsvTable> read = CsvTable.read(table.csv());
      List<List<String>> expected =
          Stream.concat(Stream.of(table.columns()), table.rows().stream())
              .map(row -> row.stream().map(CsvFuzzTest::unguarded).toList())
              .toList();
      assertThat(read.map(CsvFuzzTest::texts))
          .as("seed %d, case %d", SEED, i)
          .isEqualTo(Outcome.accepted(expected));
    }
  }

  private static List<List<String>> texts(CsvTable table) {
    return Stream.concat(Stream.of(table.header()), table.rows().stream())
        .map(row -> row.stream().map(CsvCell::text).toList())
        .toList();
  }

  @Test
  void randomTextsAreReadWithRowsOfOneLengthOrRefused() {
    Random random = new Random(SEED + 1);
    int read = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = table(random).csv().toArray();
      for (int hits = random.nextInt(4); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (CsvTable.read(Bytes.of(bytes)) instanceof Outcome.Accepted<CsvTable>(CsvTable table)) {
        read++;
        assertThat(table.rows())
            .as("seed %d, case %d", SEED + 1, i)
            .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.header()));
      }
    }
    assertThat(read).as("texts that were read").isBetween(CASES / 20, CASES);
  }
}
