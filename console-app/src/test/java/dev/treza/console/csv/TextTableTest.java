package dev.treza.console.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {
  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.UTF_8);
  }

  private static TextTable cell(String text) {
    return new TextTable(List.of("c"), List.of(List.of(text)));
  }

  @Test
  void letsNoSpreadsheetTakeACellForAFormula() {
    for (String start : List.of("=", "+", "-", "@", "\t")) {
      assertThat(text(cell(start + "1+1").csv())).isEqualTo("c\r\n'" + start + "1+1\r\n");
    }
    assertThat(text(cell("\r=1").csv())).isEqualTo("c\r\n\"'\r=1\"\r\n");
  }

  @Test
  void quotesWhatWouldEndACell() {
    assertThat(text(cell("a,b").csv())).isEqualTo("c\r\n\"a,b\"\r\n");
    assertThat(text(cell("a\"b").csv())).isEqualTo("c\r\n\"a\"\"b\"\r\n");
    assertThat(text(cell("a\nb").csv())).isEqualTo("c\r\n\"a\nb\"\r\n");
    assertThat(text(cell("=a,b").csv())).isEqualTo("c\r\n\"'=a,b\"\r\n");
  }

  @Test
  void writesObjectsAsJsonAndLeavesEmptyTextsOut() {
    TextTable table = new TextTable(List.of("a", "b"), List.of(List.of("=1", "")));

    assertThat(text(table.encoded("/x/y.JSON"))).isEqualTo("[{\"a\":\"=1\"}]\n");
    assertThat(text(table.encoded("/x/y.csv"))).isEqualTo("a,b\r\n'=1,\r\n");
  }
}
