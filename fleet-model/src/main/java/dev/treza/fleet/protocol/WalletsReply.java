package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One page of the wallets, by id.
///
/// @param next the id after which the next page begins; absent on the last page
public record WalletsReply(List<Wallet> wallets, Optional<String> next) {
  public WalletsReply {
    wallets = List.copyOf(wallets);
  }

  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    if (!wallets.isEmpty()) {
      json.array("wallets", wallets.stream().map(Wallet::toJson).toList());
    }
    next.ifPresent(id -> json.text("next", id));
    return json.build();
  }

  public static WalletsReply read(JsonFields fields) throws JsonShapeException {
    List<Wallet> wallets = new ArrayList<>();
    for (JsonFields wallet : fields.optionalObjects("wallets")) {
      wallets.add(Wallet.read(wallet));
    }
    return new WalletsReply(wallets, fields.optionalText("next"));
  }
}
