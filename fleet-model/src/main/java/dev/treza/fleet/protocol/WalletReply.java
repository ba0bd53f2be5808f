package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.Wallet;

/// A wallet that was made, and the receipt for it.
public record WalletReply(Wallet wallet, String receipt) {
  public JsonObject toJson() {
    return JsonObject.builder().object("wallet", wallet.toJson()).text("receipt", receipt).build();
  }

  public static WalletReply read(JsonFields fields) throws JsonShapeException {
    return new WalletReply(Wallet.read(fields.object("wallet")), fields.text("receipt"));
  }
}
