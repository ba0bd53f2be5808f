package dev.treza.console.payments;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A list of payments as JSON. Every value is a text.
final class JsonPayments {
  private JsonPayments() {}

  /// Whether the first character that is no blank begins a list or an object.
  static boolean looksLike(Bytes content) {
    for (int i = 0; i < content.length(); i++) {
      int symbol = content.at(i);
      if (symbol != ' ' && symbol != '\t' && symbol != '\r' && symbol != '\n') {
        return symbol == '[' || symbol == '{';
      }
    }
    return false;
  }

  static Outcome<List<PaymentLine>> read(Bytes content) {
    return StrictJson.parse(content, StrictJson.Limits.BATCH, false).then(JsonPayments::read);
  }

  private static Outcome<List<PaymentLine>> read(JsonValue document) {
    if (!(document instanceof JsonArray(List<JsonValue> items))) {
      return Outcome.refused(JsonRefusal.SCHEMA, "a list of payments is expected: [{…}, …]");
    }
    List<PaymentLine> lines = new ArrayList<>();
    for (JsonValue item : items) {
      switch (line("/" + lines.size(), item)) {
        case Outcome.Refused<PaymentLine>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Accepted<PaymentLine>(PaymentLine line) -> lines.add(line);
      }
    }
    return Outcome.accepted(lines);
  }

  private static Outcome<PaymentLine> line(String place, JsonValue item) {
    if (!(item instanceof JsonObject object)) {
      return Outcome.refused(Refusal.at(JsonRefusal.SCHEMA, place, "a payment is an object"));
    }
    Map<PaymentColumn, String> texts = new EnumMap<>(PaymentColumn.class);
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      String at = place + "/" + member.getKey();
      Optional<PaymentColumn> column = PaymentColumn.parse(member.getKey());
      if (column.isEmpty()) {
        return Outcome.refused(
            Refusal.at(PaymentRefusal.COLUMN, at, "there are " + PaymentColumn.names()));
      }
      if (!(member.getValue() instanceof JsonText(String text))) {
        return Outcome.refused(Refusal.at(JsonRefusal.SCHEMA, at, "a text is expected"));
      }
      if (!text.isEmpty()) {
        texts.put(column.get(), text);
      }
    }
    return missing(object)
        .<Outcome<PaymentLine>>map(column ->
            Outcome.refused(
                Refusal.at(PaymentRefusal.COLUMN, place, column.text() + " is missing")))
        .orElseGet(() -> Outcome.accepted(new PaymentLine(place, texts)));
  }

  private static Optional<PaymentColumn> missing(JsonObject object) {
    return Stream.of(PaymentColumn.values())
        .filter(PaymentColumn::required)
        .filter(column -> !object.members().containsKey(column.text()))
        .findFirst();
  }
}
