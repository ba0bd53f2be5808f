package dev.treza.fleet.protocol;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;

/// A refusal as it travels: problem details (RFC 9457, `application/problem+json`) with the
/// refusal's id.
///
/// @param status the HTTP status
/// @param id the refusal's stable id
/// @param title the refusal's sentence
/// @param detail what was found in this case
/// @param next what can be done
/// @param place where in the input
public record Problem(
    int status, String id, String title, String detail, String next, Optional<String> place) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, Refusal refusal) {
    return new Problem(
        status,
        refusal.id().id(),
        refusal.id().sentence(),
        refusal.detail(),
        refusal.id().nextStep(),
        refusal.place());
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("type", "urn:treza:refusal:" + id)
            .number("status", status)
            .text("id", id)
            .text("title", title)
            .text("detail", detail)
            .text("next", next);
    place.ifPresent(text -> json.text("place", text));
    return json.build();
  }

  public static Problem read(JsonFields fields) throws JsonShapeException {
    String id = fields.text("id");
    fields.literal("type", "urn:treza:refusal:" + id);
    return new Problem(
        fields.number("status", 400, 599),
        id,
        fields.text("title"),
        fields.text("detail"),
        fields.text("next"),
        fields.optionalText("place"));
  }
}
