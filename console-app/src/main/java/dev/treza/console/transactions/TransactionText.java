package dev.treza.console.transactions;

import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.TransactionInput;

/// Reads what people paste or open: the unsigned transaction in hexadecimal digits, or a JSON
/// object of its fields. Nothing is guessed.
public final class TransactionText {
  private TransactionText() {}

  /// Refused: `CON-INPUT`, `JSON-*`. Whether it is a transaction is for [TransactionInput#decode].
  public static Outcome<TransactionInput> read(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("{")) {
      return StrictJson.parse(Bytes.utf8(trimmed), StrictJson.Limits.DEFAULT, false)
          .then(TransactionText::object)
          .then(object -> JsonFields.read(object, TransactionInput::read));
    }
    return hex(trimmed.replaceAll("\\s", ""));
  }

  private static Outcome<JsonObject> object(JsonValue value) {
    return value instanceof JsonObject object
        ? Outcome.accepted(object)
        : Outcome.refused(ConsoleRefusal.INPUT, "the JSON is not an object");
  }

  private static Outcome<TransactionInput> hex(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    if (digits.isEmpty()) {
      return Outcome.refused(ConsoleRefusal.INPUT, "there is nothing to read");
    }
    if (!digits.matches("([0-9a-fA-F]{2})++")) {
      return Outcome.refused(
          ConsoleRefusal.INPUT, "it has characters that are no digits, or an odd number of them");
    }
    return Outcome.accepted(new TransactionInput.Raw(Bytes.hex(digits)));
  }
}
