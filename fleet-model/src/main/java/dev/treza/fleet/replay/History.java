package dev.treza.fleet.replay;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.wallet.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A history of transactions: JSON lines, each either `{"wallet": …}`, which names a wallet as
/// `wallet list --json` does, or one transaction with its time, as `{"time", "wallet_id",
/// "transaction", "approved_by"?, "client"?}`. A wallet stands before what uses it, and times never
/// fall.
///
/// @param entries at least one, in the order of the lines
public record History(List<Entry> entries) {
  /// The largest file that is read.
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  /// One transaction.
  ///
  /// @param line of the file, from 1
  /// @param call without approvals
  /// @param approvedBy ids of officers
  public record Entry(
      int line,
      Instant time,
      Wallet wallet,
      SignCall call,
      List<String> approvedBy,
      Optional<String> client) {
    public Entry {
      approvedBy = List.copyOf(approvedBy);
    }
  }

  public History {
    entries = List.copyOf(entries);
  }

  /// Reads a file. Refused: `HIS-LINE` with the number of the line as its place.
  public static Outcome<History> parse(Bytes file) {
    if (file.length() > MOST_BYTES) {
      return no(1, "the file is larger than " + MOST_BYTES / 1024 / 1024 + " MiB");
    }
    Draft draft = new Draft();
    int number = 0;
    int begin = 0;
    while (begin < file.length()) {
      number++;
      int end = endOfLine(file, begin);
      Optional<Refusal> refusal = draft.add(number, file.slice(begin, end));
      if (refusal.isPresent()) {
        return Outcome.refused(refusal.get());
      }
      begin = end + 1;
    }
    return draft.entries.isEmpty()
        ? no(Math.max(number, 1), "the history has no transaction")
        : Outcome.accepted(new History(draft.entries));
  }

  private static int endOfLine(Bytes file, int begin) {
    int end = begin;
    while (end < file.length() && file.at(end) != '\n') {
      end++;
    }
    return end;
  }

  private static Outcome<History> no(int line, String why) {
    return Outcome.refused(at(line, why));
  }

  private static Refusal at(int line, String why) {
    return Refusal.at(HistoryRefusal.LINE, "line " + line, why);
  }

  /// What a line says.
  private sealed interface Line {
    record OfWallet(Wallet wallet) implements Line {}

    record OfTransaction(
        Instant time, SignCall call, List<String> approvedBy, Optional<String> client)
        implements Line {}

    static Line read(JsonFields fields) throws JsonShapeException {
      if (fields.has("wallet")) {
        return new OfWallet(Wallet.read(fields.object("wallet")));
      }
      return new OfTransaction(
          fields.time("time"),
          SignCall.read(fields),
          fields.optionalTexts("approved_by"),
          fields.optionalChoice("client", Ids::parse));
    }
  }

  private static final class Draft {
    private final Map<String, Wallet> wallets = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private Instant last = Instant.MIN;

    /// Why the line cannot be used, if it cannot.
    Optional<Refusal> add(int number, Bytes text) {
      return switch (read(text)) {
        case Refused<Line>(Refusal refusal) -> Optional.of(at(number, refusal.line()));
        case Accepted<Line>(Line.OfWallet(Wallet wallet)) -> add(number, wallet);
        case Accepted<Line>(Line.OfTransaction transaction) -> add(number, transaction);
      };
    }

    private static Outcome<Line> read(Bytes text) {
      return StrictJson.parse(text, StrictJson.Limits.DEFAULT, false)
          .then(value ->
              value instanceof JsonObject object
                  ? JsonFields.read(object, Line::read)
                  : Outcome.refused(JsonRefusal.SCHEMA, "an object is expected"));
    }

    private Optional<Refusal> add(int number, Wallet wallet) {
      return wallets.putIfAbsent(wallet.id(), wallet) == null
          ? Optional.empty()
          : Optional.of(at(number, "wallet " + wallet.id() + " stands there twice"));
    }

    private Optional<Refusal> add(int number, Line.OfTransaction one) {
      Optional<Wallet> wallet = Optional.ofNullable(wallets.get(one.call().walletId()));
      if (wallet.isEmpty()) {
        return Optional.of(at(number, "no line before names wallet " + one.call().walletId()));
      }
      if (!one.call().approvals().isEmpty()) {
        return Optional.of(at(number, "a history names who approved, in approved_by"));
      }
      if (one.time().isBefore(last)) {
        return Optional.of(at(number, "its time is before that of the line before"));
      }
      last = one.time();
      entries.add(
          new Entry(number, one.time(), wallet.get(), one.call(), one.approvedBy(), one.client()));
      return Optional.empty();
    }
  }
}
