package dev.treza.console.link;

import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.ChannelRefusal;
import java.util.Set;

/// Tells a command that was refused from one of which nobody here knows whether it was carried out.
public final class Doubt {
  private static final Set<RefusalId> DOUBTFUL =
      Set.of(
          ChannelRefusal.TIMEOUT,
          ChannelRefusal.CLOSED,
          ChannelRefusal.TRUNCATED,
          ChannelRefusal.OVERSIZED,
          ChannelRefusal.PROTOCOL,
          ChannelRefusal.ANSWER,
          ChannelRefusal.RECEIPT,
          ConsoleRefusal.CANCELLED,
          ConsoleRefusal.FAULT);

  private Doubt() {}

  /// Whether the enclave may have carried out the command that ended with `refusal`.
  public static boolean isLeftBy(Refusal refusal) {
    return DOUBTFUL.contains(refusal.id());
  }
}
