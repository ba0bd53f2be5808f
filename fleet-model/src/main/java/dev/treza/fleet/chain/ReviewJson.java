package dev.treza.fleet.chain;

import dev.treza.fleet.json.JsonObject;

/// The canonical JSON form of a [Review]: `{model, intent, fields, risks}`, every field with its
/// `kind` and `label`, integers as decimal strings, bytes as Base64url.
final class ReviewJson {
  private ReviewJson() {}

  static JsonObject of(Review review) {
    return JsonObject.builder()
        .text("model", review.model())
        .text("intent", review.intent())
        .array("fields", review.fields().stream().map(ReviewJson::of).toList())
        .array("risks", review.risks().stream().map(RiskFlag::toJson).toList())
        .build();
  }

  private static JsonObject of(ReviewField field) {
    JsonObject.Builder json = JsonObject.builder().text("label", field.label());
    switch (field) {
      case ReviewField.Amount(var _, var amount, var denomination) ->
          json.text("kind", "amount")
              .integer("value", amount)
              .text("smallest", denomination.smallest())
              .text("whole", denomination.whole(amount))
              .text("symbol", denomination.symbol());
      case ReviewField.Address(var _, var address, var name) -> {
        json.text("kind", "address").text("value", address);
        name.ifPresent(known -> json.text("name", known));
      }
      case ReviewField.Count(var _, var value) ->
          json.text("kind", "number").integer("value", value);
      case ReviewField.Octets(var _, var value) ->
          json.text("kind", "bytes").base64Url("value", value);
      case ReviewField.Text(var _, var value) -> json.text("kind", "text").text("value", value);
      case ReviewField.Unknown(var _, var value) ->
          json.text("kind", "unknown").base64Url("value", value);
    }
    return json.build();
  }
}
