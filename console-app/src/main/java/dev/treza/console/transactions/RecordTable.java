package dev.treza.console.transactions;

import dev.treza.console.csv.TextTable;
import dev.treza.console.store.TransactionRecord;
import dev.treza.fleet.Bytes;
import java.util.List;

/// The list of transactions as a table to hand out.
final class RecordTable {
  private static final List<String> COLUMNS =
      List.of(
          "changed",
          "state",
          "enclave",
          "wallet",
          "intent",
          "request",
          "hash",
          "raw",
          "delivery",
          "reason");

  private RecordTable() {}

  static TextTable of(List<TransactionRecord> records) {
    return new TextTable(COLUMNS, records.stream().map(RecordTable::row).toList());
  }

  private static List<String> row(TransactionRecord record) {
    return List.of(
        record.changed().toString(),
        record.state().text(),
        record.enclave(),
        record.wallet(),
        record.intent(),
        record.id(),
        digits(record.hash()),
        digits(record.raw()),
        record.delivery(),
        record.refusal());
  }

  private static String digits(Bytes bytes) {
    return bytes.isEmpty() ? "" : "0x" + bytes.hex();
  }
}
