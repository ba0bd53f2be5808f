package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonObject;

/// Asks to suspend an officer, a client or a wallet, or to lift that (TRUST section 3). One
/// administrator suspends at once, and any officer a wallet; only the charter's quorum lifts.
///
/// @param id of the officer, client or wallet
/// @param lift whether it is to be lifted
/// @param nonce 16 random bytes chosen by the asker
public record SuspensionRequest(
    RequestHead head, SuspensionSubject subject, String id, boolean lift, Bytes nonce)
    implements Request {
  public static final String KIND = "suspension";

  @Override
  public JsonObject toJson() {
    return head.writeTo(JsonObject.builder())
        .text("kind", KIND)
        .text("subject", subject.text())
        .text("id", id)
        .flag("lift", lift)
        .hex("nonce", nonce)
        .build();
  }
}
