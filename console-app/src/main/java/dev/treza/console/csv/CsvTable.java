package dev.treza.console.csv;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A table that was read: the first row, and the others, all as long as the first.
public record CsvTable(List<CsvCell> header, List<List<CsvCell>> rows) {
  /// In bytes; what holds a thousand requests may be as large.
  public static final int LARGEST = 4 * 1024 * 1024;

  static final int MOST_COLUMNS = 64;
  static final int MOST_ROWS = 10_000;

  public CsvTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// Reads RFC 4180: UTF-8 (a byte order mark before it is passed over, since spreadsheets write
  /// one), lines that end in CRLF or LF. Nothing is trimmed or guessed. Refused: `CSV-*`.
  public static Outcome<CsvTable> read(Bytes content) {
    if (content.length() > LARGEST) {
      return Outcome.refused(CsvRefusal.SIZE, "more than " + LARGEST + " bytes");
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.toArray())).toString();
      return CsvScanner.scan(text.startsWith("\ufeff") ? text.substring(1) : text)
          .map(all -> new CsvTable(all.getFirst(), all.subList(1, all.size())));
    } catch (CharacterCodingException malformed) {
      return Outcome.refused(CsvRefusal.TEXT, "its bytes are not UTF-8");
    }
  }
}
