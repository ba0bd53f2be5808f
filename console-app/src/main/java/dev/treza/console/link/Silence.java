package dev.treza.console.link;

import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.ChannelRefusal;
import java.util.Set;

/// Tells an enclave that does not answer from one whose answer is not to be believed.
public final class Silence {
  private static final Set<RefusalId> SILENT =
      Set.of(
          ConsoleRefusal.STOPPED,
          ConsoleRefusal.AGENT_DIED,
          ChannelRefusal.UNREACHABLE,
          ChannelRefusal.TIMEOUT,
          ChannelRefusal.CLOSED);

  private Silence() {}

  /// Whether `refusal` says that nobody answered.
  public static boolean isMeantBy(Refusal refusal) {
    return SILENT.contains(refusal.id());
  }
}
