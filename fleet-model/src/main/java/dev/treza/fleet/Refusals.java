package dev.treza.fleet;

import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.deploy.DeployRefusal;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.jws.JwsRefusal;
import java.util.List;
import java.util.stream.Stream;

/// Every refusal id of the product, in the order of the documentation.
public final class Refusals {
  private Refusals() {}

  public static List<RefusalId> all() {
    return Stream.<RefusalId[]>of(
            JsonRefusal.values(),
            JwsRefusal.values(),
            DeployRefusal.values(),
            TransactionRefusal.values())
        .flatMap(Stream::of)
        .toList();
  }
}
