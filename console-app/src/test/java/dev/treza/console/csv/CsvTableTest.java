package dev.treza.console.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvTableTest {
  private static List<List<String>> rows(String text) {
    return switch (CsvTable.read(Bytes.utf8(text))) {
      case Outcome.Accepted<CsvTable>(CsvTable table) ->
          table.rows().stream().map(row -> row.stream().map(CsvCell::text).toList()).toList();
      case Outcome.Refused<CsvTable>(Refusal refusal) -> throw new AssertionError(refusal.line());
    };
  }

  private static String refusal(Bytes content) {
    return switch (CsvTable.read(content)) {
      case Outcome.Accepted<CsvTable> accepted -> throw new AssertionError(accepted.toString());
      case Outcome.Refused<CsvTable>(Refusal refusal) ->
          refusal.id().id() + refusal.place().map(place -> " " + place).orElse("");
    };
  }

  private static String refusal(String text) {
    return refusal(Bytes.utf8(text));
  }

  /// The rules of RFC 4180 section 2, one after another.
  @Test
  void readsWhatRfc4180Defines() {
    assertThat(rows("h,h,h\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"))
        .containsExactly(List.of("aaa", "bbb", "ccc"), List.of("zzz", "yyy", "xxx"));
    assertThat(rows("h,h,h\r\naaa,bbb,ccc")).containsExactly(List.of("aaa", "bbb", "ccc"));
    assertThat(rows("h,h,h\r\n\"aaa\",\"bbb\",\"ccc\""))
        .containsExactly(List.of("aaa", "bbb", "ccc"));
    assertThat(rows("h,h,h\r\n\"aaa\",\"b\r\nbb\",\"c,cc\""))
        .containsExactly(List.of("aaa", "b\r\nbb", "c,cc"));
    assertThat(rows("h,h,h\r\n\"aaa\",\"b\"\"bb\",\"\""))
        .containsExactly(List.of("aaa", "b\"bb", ""));
  }

  @Test
  void keepsBlanksAndEmptyCells() {
    assertThat(rows("h,h\n a ,\n,b\n")).containsExactly(List.of(" a ", ""), List.of("", "b"));
    assertThat(rows("h,h\na,")).containsExactly(List.of("a", ""));
  }

  @Test
  void passesOverTheByteOrderMarkThatSpreadsheetsWrite() {
    assertThat(rows("\ufeffh\na")).containsExactly(List.of("a"));
  }

  @Test
  void saysInWhichLineAndColumnSomethingIsWrong() {
    assertThat(refusal("h,h\na,b\"c")).isEqualTo("CSV-FORM line 2, column 4");
    assertThat(refusal("h,h\na,\"b\"c")).isEqualTo("CSV-FORM line 2, column 6");
    assertThat(refusal("h\n\"a\nb\n")).isEqualTo("CSV-FORM line 2, column 1");
    assertThat(refusal("h\ra")).isEqualTo("CSV-FORM line 1, column 2");
    assertThat(refusal("h,h\n\"x\ny\",b\na\tb,c")).isEqualTo("CSV-TEXT line 4, column 2");
    assertThat(refusal("h\nzero\u200bwidth")).isEqualTo("CSV-TEXT line 2, column 5");
    assertThat(refusal("")).isEqualTo("CSV-FORM line 1, column 1");
  }

  @Test
  void refusesRowsOfAnotherLength() {
    assertThat(refusal("h,h\na,b\nc\n")).isEqualTo("CSV-CELLS line 3, column 1");
    assertThat(refusal("h,h\na,b,c\n")).isEqualTo("CSV-CELLS line 2, column 1");
    assertThat(refusal("h,h\n\na,b\n")).isEqualTo("CSV-CELLS line 2, column 1");
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(refusal("a" + ",".repeat(CsvTable.MOST_COLUMNS))).startsWith("CSV-SIZE");
    assertThat(refusal("a\n" + "b\n".repeat(CsvTable.MOST_ROWS + 1))).startsWith("CSV-SIZE");
    assertThat(refusal("a".repeat(CsvTable.LARGEST + 1))).isEqualTo("CSV-SIZE");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    assertThat(refusal(Bytes.hex("c328"))).isEqualTo("CSV-TEXT");
  }
}
