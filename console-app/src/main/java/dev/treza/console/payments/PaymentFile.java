package dev.treza.console.payments;

import dev.treza.console.csv.CsvCell;
import dev.treza.console.csv.CsvTable;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.SignBatchCall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the payments of a file, in either form:
///
/// - CSV (RFC 4180): the first row names the columns ([PaymentColumn]) in any order;
/// - JSON: a list of objects, whose fields are texts under the same names.
///
/// Amounts are texts in whole units and become integers of the smallest unit; no number is ever
/// floating. Only the form is looked at here, so that all that is wrong with the rows themselves
/// can be shown together.
public final class PaymentFile {
  private PaymentFile() {}

  /// The payments, 1 to 1,000. Refused: `CSV-*`, `JSON-*`, `PAY-COLUMN`, `PAY-EMPTY`, `PAY-MANY`.
  public static Outcome<List<PaymentLine>> read(Bytes content) {
    Outcome<List<PaymentLine>> lines =
        JsonPayments.looksLike(content)
            ? JsonPayments.read(content)
            : CsvTable.read(content).then(PaymentFile::read);
    return lines.then(PaymentFile::counted);
  }

  private static Outcome<List<PaymentLine>> counted(List<PaymentLine> lines) {
    if (lines.isEmpty()) {
      return Outcome.refused(PaymentRefusal.EMPTY, "there is no row below the columns");
    }
    return lines.size() <= SignBatchCall.MOST
        ? Outcome.accepted(lines)
        : Outcome.refused(PaymentRefusal.MANY, lines.size() + " payments");
  }

  private static Outcome<List<PaymentLine>> read(CsvTable table) {
    return columns(table.header())
        .map(columns -> table.rows().stream().map(row -> line(columns, row)).toList());
  }

  private static Outcome<List<PaymentColumn>> columns(List<CsvCell> header) {
    List<PaymentColumn> columns = new ArrayList<>();
    for (CsvCell cell : header) {
      Optional<PaymentColumn> column = PaymentColumn.parse(cell.text());
      if (column.isEmpty()) {
        return refused(cell, "there are " + PaymentColumn.names());
      }
      if (columns.contains(column.get())) {
        return refused(cell, column.get().text() + " stands twice");
      }
      columns.add(column.get());
    }
    return Stream.of(PaymentColumn.values())
        .filter(PaymentColumn::required)
        .filter(column -> !columns.contains(column))
        .findFirst()
        .map(missing ->
            PaymentFile.<List<PaymentColumn>>refused(
                header.getFirst(), missing.text() + " is missing"))
        .orElseGet(() -> Outcome.accepted(columns));
  }

  private static <T> Outcome<T> refused(CsvCell cell, String detail) {
    return Outcome.refused(Refusal.at(PaymentRefusal.COLUMN, cell.place(), detail));
  }

  private static PaymentLine line(List<PaymentColumn> columns, List<CsvCell> row) {
    Map<PaymentColumn, String> texts = new EnumMap<>(PaymentColumn.class);
    for (int i = 0; i < columns.size(); i++) {
      if (!row.get(i).text().isEmpty()) {
        texts.put(columns.get(i), row.get(i).text());
      }
    }
    return new PaymentLine("line " + row.getFirst().line(), texts);
  }
}
