package dev.treza.console.csv;

/// One cell of a table that was read.
///
/// @param line of the text where it begins, from 1
/// @param column of that line in characters, from 1
public record CsvCell(String text, int line, int column) {
  /// Where it begins, in words.
  public String place() {
    return place(line, column);
  }

  static String place(int line, int column) {
    return "line " + line + ", column " + column;
  }
}
