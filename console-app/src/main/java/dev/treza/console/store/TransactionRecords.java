package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The transactions this console has seen, the last changed first.
public final class TransactionRecords {
  private static final int SHOWN = 500;
  private static final String COLUMNS =
      "id, enclave, wallet, state, intent, input, raw, hash, receipt, refusal, sign_call, delivery,"
          + " changed_at";

  private final Records records;

  public TransactionRecords(Records records) {
    this.records = records;
  }

  /// As many as a list on a screen shows.
  public List<TransactionRecord> newest() throws ConsoleException {
    return records.with(connection -> select(connection, " LIMIT " + SHOWN));
  }

  public List<TransactionRecord> all() throws ConsoleException {
    return records.with(connection -> select(connection, ""));
  }

  /// Keeps `transaction` under its id. What was signed stays signed, and what was broadcast stays
  /// that: a later refusal of the same request unmakes neither.
  public void keep(TransactionRecord transaction) throws ConsoleException {
    records.with(connection -> {
      if (!transaction.delivery().isEmpty() || !isSigned(connection, transaction.id())) {
        merge(connection, transaction);
      }
      return transaction;
    });
  }

  private static boolean isSigned(Connection connection, String id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT state FROM transaction_record WHERE id = ?")) {
      query.setString(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && state(rows.getString(1)).signed();
      }
    }
  }

  private static void merge(Connection connection, TransactionRecord transaction)
      throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO transaction_record ("
                + COLUMNS
                + ") KEY (id)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      merge.setString(1, transaction.id());
      merge.setString(2, transaction.enclave());
      merge.setString(3, transaction.wallet());
      merge.setString(4, transaction.state().text());
      merge.setString(5, transaction.intent());
      merge.setString(6, transaction.input());
      merge.setBytes(7, transaction.raw().toArray());
      merge.setBytes(8, transaction.hash().toArray());
      merge.setString(9, transaction.receipt());
      merge.setString(10, transaction.refusal());
      merge.setString(11, transaction.call());
      merge.setString(12, transaction.delivery());
      merge.setObject(13, transaction.changed().atOffset(ZoneOffset.UTC));
      merge.executeUpdate();
    }
  }

  private static List<TransactionRecord> select(Connection connection, String limit)
      throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM transaction_record ORDER BY changed_at DESC" + limit);
        ResultSet rows = query.executeQuery()) {
      List<TransactionRecord> found = new ArrayList<>();
      while (rows.next()) {
        found.add(read(rows));
      }
      return found;
    }
  }

  private static TransactionRecord read(ResultSet row) throws SQLException {
    return new TransactionRecord(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        state(row.getString(4)),
        row.getString(5),
        row.getString(6),
        Bytes.of(row.getBytes(7)),
        Bytes.of(row.getBytes(8)),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getObject(13, Instant.class));
  }

  private static TransactionState state(String text) throws SQLException {
    return TransactionState.parse(text)
        .orElseThrow(() -> new SQLException("an unknown state: " + text));
  }
}
