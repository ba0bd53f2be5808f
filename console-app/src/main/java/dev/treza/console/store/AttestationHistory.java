package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Attestation;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AttestationReply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What every enclave's attestation came to. Repetitions of one verdict are kept once an hour, so
/// that looking every half minute does not bury the changes.
public final class AttestationHistory {
  private static final long HOUR_SECONDS = 3600;
  private static final String VERIFIED = "verified";
  private static final String SIMULATED = "verified-simulated";

  /// One entry.
  ///
  /// @param verdict `verified`, `verified-simulated`, or the refusal's id
  public record Entry(String enclave, Instant at, String verdict) {}

  private final Records records;

  public AttestationHistory(Records records) {
    this.records = records;
  }

  public void record(String enclave, Attestation attestation) throws ConsoleException {
    Entry entry = new Entry(enclave, attestation.at(), verdict(attestation));
    records.with(connection -> {
      if (last(connection, enclave).filter(previous -> repeats(previous, entry)).isEmpty()) {
        insert(connection, entry, attestation);
      }
      return entry;
    });
  }

  /// The newest first.
  public List<Entry> of(String enclave) throws ConsoleException {
    return records.with(connection -> select(connection, enclave, 1000));
  }

  /// The last recorded document and statement of an enclave; empty bytes where there was none.
  public Optional<AttestationReply> lastEvidence(String enclave) throws ConsoleException {
    return records.with(connection -> evidence(connection, enclave));
  }

  private static Optional<AttestationReply> evidence(Connection connection, String enclave)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT document, statement FROM attestation_history WHERE enclave = ?"
                + " ORDER BY id DESC LIMIT 1")) {
      query.setString(1, enclave);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new AttestationReply(Bytes.of(rows.getBytes(1)), Bytes.of(rows.getBytes(2))))
            : Optional.empty();
      }
    }
  }

  private static boolean repeats(Entry previous, Entry entry) {
    return previous.verdict().equals(entry.verdict())
        && entry.at().isBefore(previous.at().plusSeconds(HOUR_SECONDS));
  }

  private static String verdict(Attestation attestation) {
    return attestation
        .refusal()
        .map(Refusal::id)
        .map(id -> id.id())
        .orElse(attestation.simulated() ? SIMULATED : VERIFIED);
  }

  private static Optional<Entry> last(Connection connection, String enclave) throws SQLException {
    return select(connection, enclave, 1).stream().findFirst();
  }

  private static List<Entry> select(Connection connection, String enclave, int limit)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT verified_at, verdict FROM attestation_history WHERE enclave = ?"
                + " ORDER BY id DESC LIMIT ?")) {
      query.setString(1, enclave);
      query.setInt(2, limit);
      List<Entry> entries = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          entries.add(new Entry(enclave, rows.getObject(1, Instant.class), rows.getString(2)));
        }
      }
      return entries;
    }
  }

  private static void insert(Connection connection, Entry entry, Attestation attestation)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO attestation_history (enclave, verified_at, verdict, document, statement)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, entry.enclave());
      insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
      insert.setString(3, entry.verdict());
      insert.setBytes(4, attestation.document().orElse(Bytes.EMPTY).toArray());
      insert.setBytes(
          5, attestation.statement().map(s -> s.encoded()).orElse(Bytes.EMPTY).toArray());
      insert.executeUpdate();
    }
  }
}
