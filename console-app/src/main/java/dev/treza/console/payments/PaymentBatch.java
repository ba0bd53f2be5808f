package dev.treza.console.payments;

import dev.treza.console.compose.BatchTotal;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.PreparedTransaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The payments of a file with what became of each.
///
/// @param items in the order of the file, at least one
/// @param totals of those that are ready
public record PaymentBatch(KnownEnclave enclave, List<PaymentItem> items, List<BatchTotal> totals) {
  public PaymentBatch {
    items = List.copyOf(items);
    totals = List.copyOf(totals);
  }

  public List<PaymentItem.Ready> ready() {
    return items.stream().flatMap(PaymentBatch::ready).toList();
  }

  public List<PaymentItem.Wrong> wrong() {
    return items.stream().flatMap(PaymentBatch::wrong).toList();
  }

  /// What is signed, in order.
  public List<PreparedTransaction> prepared() {
    return ready().stream().map(PaymentItem.Ready::prepared).toList();
  }

  /// The one request that they are; absent while a row is wrong: nothing is left out in silence.
  ///
  /// @param atomic all or none
  public Optional<BatchRequest> request(boolean atomic) {
    return wrong().isEmpty()
        ? Optional.of(BatchRequest.of(enclave.head(), atomic, prepared()))
        : Optional.empty();
  }

  private static Stream<PaymentItem.Ready> ready(PaymentItem item) {
    return switch (item) {
      case PaymentItem.Ready ready -> Stream.of(ready);
      case PaymentItem.Wrong _ -> Stream.empty();
    };
  }

  private static Stream<PaymentItem.Wrong> wrong(PaymentItem item) {
    return switch (item) {
      case PaymentItem.Ready _ -> Stream.empty();
      case PaymentItem.Wrong wrong -> Stream.of(wrong);
    };
  }
}
