package dev.treza.fleet.airgap;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.StrictJson;
import java.util.Optional;

/// The three kinds of document that cross an air gap, told apart by their first look.
enum AirgapForm {
  QUESTION("airgap-question"),
  REQUEST("airgap-request"),
  ANSWER("airgap-answer");

  private final String text;

  AirgapForm(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /// Reads a canonical document of this kind, whole. Refused: `AIR-FILE` for another kind of file,
  /// `JSON-*` for a damaged one.
  <T> Outcome<T> decode(Bytes content, JsonFields.Reader<T> reader) {
    return JsonFields.decode(
        content,
        StrictJson.Limits.BATCH,
        fields -> {
          demand(fields);
          return reader.read(fields);
        });
  }

  private void demand(JsonFields fields) throws JsonShapeException {
    Optional<String> kind = fields.optionalText("kind");
    if (!kind.equals(Optional.of(text))) {
      throw JsonShapeException.at(
          AirgapRefusal.FILE,
          fields.place("kind"),
          "it is " + kind.orElse("of no kind") + ", and " + text + " is expected");
    }
    fields.literal("v", "1");
  }

  /// 32 random bytes of the officer who asks.
  static Bytes nonce(JsonFields fields) throws JsonShapeException {
    return fields.choice("nonce", AirgapForm::nonce);
  }

  private static Optional<Bytes> nonce(String hex) {
    return hex.matches("[0-9a-f]{64}") ? Optional.of(Bytes.hex(hex)) : Optional.empty();
  }

  static <T> Outcome<T> no(AirgapRefusal id, String detail) {
    return Outcome.refused(Refusal.of(id, detail));
  }
}
