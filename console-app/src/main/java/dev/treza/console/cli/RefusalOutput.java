package dev.treza.console.cli;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import java.util.List;

/// A refusal as a person reads it, and as a program does.
final class RefusalOutput {
  private RefusalOutput() {}

  static List<String> lines(Refusal refusal) {
    return List.of(
        "REFUSED " + refusal.line(),
        "  " + refusal.id().sentence(),
        "  Next: " + refusal.id().nextStep());
  }

  static JsonObject json(Refusal refusal) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("id", refusal.id().id())
            .text("title", refusal.id().sentence())
            .text("detail", refusal.detail())
            .text("next", refusal.id().nextStep());
    refusal.place().ifPresent(place -> json.text("place", place));
    return json.build();
  }
}
