package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.typed.TypedData;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Recognises in which form something to sign is written, as people open and paste it:
///
/// | form | begins with |
/// | --- | --- |
/// | the serialised transaction | a byte below 5 or above 0xbf |
/// | JSON: fields of a transaction, typed data, or a message as `{"text": …}` | `{` |
/// | hexadecimal digits of the transaction | `0x` or a digit, and nothing else in it |
/// | Base64 of the transaction, with padding or without, of either alphabet | anything else |
///
/// Nothing is guessed beyond that; blanks between digits are passed over.
public final class InputForm {
  private static final Pattern HEX = Pattern.compile("(?:0x)?((?:[0-9a-fA-F]{2})++)");
  private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/_-]++)={0,2}");
  private static final int HIGHEST_TYPE = 4;
  private static final int LOWEST_LIST = 0xc0;

  private InputForm() {}

  /// Refused: `TX-INPUT`, `JSON-*`, and for typed data what [TypedData#parse] refuses.
  public static Outcome<TransactionInput> read(Bytes content) {
    if (content.isEmpty()) {
      return refused("there is nothing to read");
    }
    int first = content.at(0);
    if ((first > 0 && first <= HIGHEST_TYPE) || first >= LOWEST_LIST) {
      return Outcome.accepted(new TransactionInput.Raw(content));
    }
    String text = new String(content.toArray(), StandardCharsets.UTF_8).strip();
    return text.startsWith("{") ? json(Bytes.utf8(text)) : digits(text.replaceAll("\\s", ""));
  }

  private static Outcome<TransactionInput> digits(String text) {
    var hex = HEX.matcher(text);
    if (hex.matches()) {
      return Outcome.accepted(new TransactionInput.Raw(Bytes.hex(hex.group(1))));
    }
    return base64(text)
        .<Outcome<TransactionInput>>map(bytes -> Outcome.accepted(new TransactionInput.Raw(bytes)))
        .orElseGet(() -> refused("it is neither hexadecimal digits nor Base64, or ends too early"));
  }

  private static Optional<Bytes> base64(String text) {
    var matcher = BASE64.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(1).replace('+', '-').replace('/', '_');
    int padding = Math.floorMod(-digits.length(), 4);
    int written = text.length() - digits.length();
    if (padding > 2 || (written != 0 && written != padding)) {
      return Optional.empty();
    }
    Bytes bytes = Bytes.of(Base64.getUrlDecoder().decode(digits));
    return bytes.base64Url().equals(digits) ? Optional.of(bytes) : Optional.empty();
  }

  private static Outcome<TransactionInput> json(Bytes document) {
    return switch (StrictJson.parse(document, StrictJson.Limits.DEFAULT, false)) {
      case Outcome.Accepted<JsonValue>(JsonObject object) -> object(object, document);
      case Outcome.Accepted<JsonValue> _ -> refused("the JSON is not an object");
      // typed data, and nothing else, may have numbers
      case Outcome.Refused<JsonValue>(Refusal refusal) ->
          refusal.id() == JsonRefusal.NUMBER && looksTyped(document)
              ? typedData(document)
              : Outcome.refused(refusal);
    };
  }

  private static Outcome<TransactionInput> object(JsonObject object, Bytes document) {
    if (isTyped(object)) {
      return typedData(document);
    }
    if (object.members().size() == 1
        && object.members().get("text") instanceof JsonText(String message)) {
      return Outcome.accepted(new TransactionInput.Message(Bytes.utf8(message)));
    }
    return JsonFields.read(object, TransactionInput::read);
  }

  private static boolean looksTyped(Bytes document) {
    return StrictJson.parseForeign(document, StrictJson.Limits.DEFAULT)
            instanceof Outcome.Accepted<JsonValue>(JsonObject object)
        && isTyped(object);
  }

  private static boolean isTyped(JsonObject object) {
    return object.members().containsKey("types") && object.members().containsKey("primaryType");
  }

  /// In its one form, which has no numbers and can be handed on.
  private static Outcome<TransactionInput> typedData(Bytes document) {
    return TypedData.parse(document).map(data -> new TransactionInput.Document(data.toJson()));
  }

  private static Outcome<TransactionInput> refused(String detail) {
    return Outcome.refused(TransactionRefusal.INPUT, detail);
  }
}
