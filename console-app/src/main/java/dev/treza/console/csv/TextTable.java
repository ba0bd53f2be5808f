package dev.treza.console.csv;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table to hand out, as CSV or JSON.
///
/// @param rows each with one text for each column
public record TextTable(List<String> columns, List<List<String>> rows) {
  private static final String LINE_END = "\r\n";

  /// With these a spreadsheet begins to reckon.
  private static final String FORMULA = "=+-@\t\r";

  public TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("every row has a text for each column");
    }
  }

  /// In the form that the name of a file asks for: JSON if it ends in `.json`, else CSV.
  public Bytes encoded(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? json() : csv();
  }

  /// RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe.
  public Bytes csv() {
    return Bytes.utf8(
        Stream.concat(Stream.of(columns), rows.stream())
            .map(row -> row.stream().map(TextTable::cell).collect(Collectors.joining(",")))
            .collect(Collectors.joining(LINE_END, "", LINE_END)));
  }

  /// A list of objects; empty texts are left out.
  public Bytes json() {
    return CanonicalJson.encode(JsonArray.of(rows.stream().map(this::object).toList()))
        .concat(Bytes.utf8("\n"));
  }

  private JsonObject object(List<String> row) {
    JsonObject.Builder json = JsonObject.builder();
    IntStream.range(0, columns.size())
        .filter(i -> !row.get(i).isEmpty())
        .forEach(i -> json.text(columns.get(i), row.get(i)));
    return json.build();
  }

  private static String cell(String text) {
    String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
