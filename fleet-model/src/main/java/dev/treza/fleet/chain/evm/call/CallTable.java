package dev.treza.fleet.chain.evm.call;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One of the built-in tables, read from its text. A text that is not as it must be is a mistake of
/// ours and found by the first test that looks.
public final class CallTable {
  private static final String OPEN_END = "*";
  private static final CallTable FUNCTIONS = load("functions.txt");
  private static final CallTable COMMANDS = load("commands.txt");
  private static final CallTable TYPED_DATA = load("typed-data.txt");

  private final List<KnownCall> rows;
  private final Map<String, KnownCall> byKey = new HashMap<>();

  private CallTable(List<KnownCall> rows) {
    this.rows = List.copyOf(rows);
    for (KnownCall row : rows) {
      if (byKey.put(row.key(), row) != null) {
        throw new IllegalStateException(row.key() + " stands in the table twice");
      }
    }
  }

  /// Functions of contracts, by selector.
  public static CallTable functions() {
    return FUNCTIONS;
  }

  /// Commands of the Universal Router, by number.
  public static CallTable commands() {
    return COMMANDS;
  }

  /// Typed data, by encoded type.
  public static CallTable typedData() {
    return TYPED_DATA;
  }

  public List<KnownCall> rows() {
    return rows;
  }

  public Optional<KnownCall> find(Bytes key) {
    return Optional.ofNullable(byKey.get(key.hex()));
  }

  /// The row of this encoded type, or one whose type is open and begins alike.
  public Optional<KnownCall> find(String encodedType) {
    return Optional.ofNullable(byKey.get(encodedType))
        .or(() ->
            rows.stream()
                .filter(row -> row.key().endsWith(OPEN_END))
                .filter(
                    row -> encodedType.startsWith(row.key().substring(0, row.key().length() - 1)))
                .findFirst());
  }

  private static CallTable load(String name) {
    try (InputStream text = CallTable.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IllegalStateException("the table " + name + " is not built in");
      }
      String content = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return new CallTable(rows(content.lines().filter(line -> !line.startsWith("#")).toList()));
    } catch (IOException damaged) {
      throw new IllegalStateException("the table " + name + " cannot be read", damaged);
    }
  }

  /// Rows are separated by empty lines.
  private static List<KnownCall> rows(List<String> lines) {
    List<KnownCall> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    for (String line : lines) {
      if (!line.isEmpty()) {
        row.add(line);
      } else if (!row.isEmpty()) {
        rows.add(TableRow.read(row));
        row = new ArrayList<>();
      }
    }
    if (!row.isEmpty()) {
      rows.add(TableRow.read(row));
    }
    return rows;
  }
}
