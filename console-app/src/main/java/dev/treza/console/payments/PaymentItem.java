package dev.treza.console.payments;

import dev.treza.console.compose.BatchPart;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PreparedTransaction;

/// What became of one payment of a file.
public sealed interface PaymentItem {
  PaymentLine line();

  /// Composed and reviewed.
  record Ready(PaymentLine line, BatchPart part, PreparedTransaction prepared)
      implements PaymentItem {}

  /// Not to be signed as it stands.
  record Wrong(PaymentLine line, Refusal refusal) implements PaymentItem {}
}
