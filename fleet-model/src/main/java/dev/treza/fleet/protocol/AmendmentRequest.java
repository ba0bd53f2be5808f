package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonObject;

/// Asks to amend the charter in force (TRUST section 3).
///
/// @param current the one in force
/// @param next the one that is to take its place
public record AmendmentRequest(RequestHead head, Charter current, Charter next) implements Request {
  public static final String KIND = "charter-amendment";

  @Override
  public JsonObject toJson() {
    return head.writeTo(JsonObject.builder())
        .text("kind", KIND)
        .digest("current", current.digest())
        .digest("charter", charter())
        .build();
  }

  /// Digest of the amendment.
  public Digest charter() {
    return next.digest();
  }
}
