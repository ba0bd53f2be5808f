package dev.treza.console.fleet;

import dev.treza.fleet.Refusal;

/// Whether people are offered to begin with a fresh local fleet, and how far they went.
public sealed interface FreshStart {
  /// The local fleet is as good as any.
  record NotNeeded() implements FreshStart {}

  /// The local fleet cannot pass any more, for this reason.
  record Offered(Refusal why) implements FreshStart {}

  /// Somebody took the offer and is asked whether he means it.
  record Confirming(Refusal why) implements FreshStart {}
}
