package dev.treza.console.csv;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Goes through a text once, from its first character to its last.
final class CsvScanner {
  private static final char QUOTE = '"';

  private final String text;
  private final List<List<CsvCell>> rows = new ArrayList<>();
  private List<CsvCell> row = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private CsvScanner(String text) {
    this.text = text;
  }

  /// All rows, at least one and each as long as the first.
  static Outcome<List<List<CsvCell>>> scan(String text) {
    CsvScanner scanner = new CsvScanner(text);
    try {
      scanner.all();
      return Outcome.accepted(scanner.rows);
    } catch (Malformed found) {
      return Outcome.refused(found.refusal);
    }
  }

  private void all() throws Malformed {
    if (text.isEmpty()) {
      throw refused(CsvRefusal.FORM, "there is nothing to read");
    }
    while (at < text.length()) {
      cell();
      if (at == text.length()) {
        endRow();
      } else if (text.charAt(at) == ',') {
        at++;
        if (at == text.length()) {
          cell(); // the empty one behind the last comma
          endRow();
        }
      } else {
        lineEnd();
        endRow();
      }
    }
  }

  /// Leaves the place on the comma or line end behind the cell.
  private void cell() throws Malformed {
    int begins = column();
    int beginsIn = line;
    if (row.size() == CsvTable.MOST_COLUMNS) {
      throw refused(CsvRefusal.SIZE, "more than " + CsvTable.MOST_COLUMNS + " cells in a row");
    }
    String content = at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain();
    row.add(new CsvCell(content, beginsIn, begins));
  }

  private String plain() throws Malformed {
    int start = at;
    while (at < text.length() && !ends(text.charAt(at))) {
      if (text.charAt(at) == QUOTE) {
        throw refused(CsvRefusal.FORM, "a quote in a cell that does not begin with one");
      }
      requireVisible();
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws Malformed {
    StringBuilder content = new StringBuilder();
    int quoteLine = line;
    int quoteColumn = column();
    at++;
    while (true) {
      if (at == text.length()) {
        throw new Malformed(
            Refusal.at(
                CsvRefusal.FORM,
                CsvCell.place(quoteLine, quoteColumn),
                "the quote that begins here is never closed"));
      }
      char next = text.charAt(at);
      if (next == QUOTE && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
        content.append(QUOTE);
        at += 2;
      } else if (next == QUOTE) {
        at++;
        break;
      } else if (next == '\n' || next == '\r') {
        content.append(lineEnd());
      } else {
        requireVisible();
        content.append(next);
        at++;
      }
    }
    if (at < text.length() && !ends(text.charAt(at))) {
      throw refused(CsvRefusal.FORM, "after the closing quote comes neither comma nor line end");
    }
    return content.toString();
  }

  /// Passes one line end and gives it.
  private String lineEnd() throws Malformed {
    String end = text.startsWith("\r\n", at) ? "\r\n" : "\n";
    if (!text.startsWith(end, at)) {
      throw refused(CsvRefusal.FORM, "a carriage return without a line feed");
    }
    at += end.length();
    line++;
    lineStart = at;
    return end;
  }

  private void endRow() throws Malformed {
    CsvCell first = row.getFirst();
    if (!rows.isEmpty() && row.size() != rows.getFirst().size()) {
      String found =
          row.size() == 1 && first.text().isEmpty()
              ? "the line is empty"
              : row.size() + " cells instead of " + rows.getFirst().size();
      throw new Malformed(Refusal.at(CsvRefusal.CELLS, first.place(), found));
    }
    if (rows.size() > CsvTable.MOST_ROWS) {
      throw new Malformed(
          Refusal.at(CsvRefusal.SIZE, first.place(), "more than " + CsvTable.MOST_ROWS + " rows"));
    }
    rows.add(row);
    row = new ArrayList<>();
  }

  private static boolean ends(char symbol) {
    return symbol == ',' || symbol == '\n' || symbol == '\r';
  }

  private void requireVisible() throws Malformed {
    int symbol = text.codePointAt(at);
    int kind = Character.getType(symbol);
    if (Character.isISOControl(symbol) || kind == Character.FORMAT) {
      throw refused(CsvRefusal.TEXT, "the character U+%04X".formatted(symbol));
    }
  }

  private int column() {
    return at - lineStart + 1;
  }

  private Malformed refused(CsvRefusal id, String detail) {
    return new Malformed(Refusal.at(id, CsvCell.place(line, column()), detail));
  }

  /// Never leaves this class.
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    Malformed(Refusal refusal) {
      super(refusal.line(), null, false, false);
      this.refusal = refusal;
    }
  }
}
