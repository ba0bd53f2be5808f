package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;

/// What every statement says of the agent that makes it.
///
/// @param boot digest of this boot's `boot` statement; absent in that statement itself
/// @param charterRoot digest of the root charter; absent before genesis
/// @param charter digest of the current charter; absent before genesis
public record StatementHead(
    Realm realm,
    Phase phase,
    String enclave,
    Optional<Digest> boot,
    Optional<Digest> charterRoot,
    Optional<Digest> charter) {
  static final String NONE = "none";

  JsonObject.Builder writeTo(JsonObject.Builder json) {
    return json.text("v", "1")
        .text("realm", realm.text())
        .text("phase", phase.text())
        .text("enclave", enclave)
        .text("boot", orNone(boot))
        .text("charterRoot", orNone(charterRoot))
        .text("charter", orNone(charter));
  }

  static StatementHead read(JsonFields fields) throws JsonShapeException {
    fields.literal("v", "1");
    return new StatementHead(
        fields.choice("realm", Realm::parse),
        fields.choice("phase", Phase::parse),
        fields.choice("enclave", Ids::parse),
        noneOr(fields, "boot"),
        noneOr(fields, "charterRoot"),
        noneOr(fields, "charter"));
  }

  private static String orNone(Optional<Digest> digest) {
    return digest.map(Digest::hex).orElse(NONE);
  }

  private static Optional<Digest> noneOr(JsonFields fields, String name) throws JsonShapeException {
    return fields.text(name).equals(NONE) ? Optional.empty() : Optional.of(fields.digest(name));
  }
}
