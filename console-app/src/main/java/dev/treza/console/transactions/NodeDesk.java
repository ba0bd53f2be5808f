package dev.treza.console.transactions;

import dev.treza.console.ConsoleException;
import dev.treza.console.compose.Composer;
import dev.treza.console.compose.Composition;
import dev.treza.console.compose.Courier;
import dev.treza.console.compose.Delivery;
import dev.treza.console.compose.FeeLevel;
import dev.treza.console.compose.Payment;
import dev.treza.console.compose.Replacement;
import dev.treza.console.compose.Sent;
import dev.treza.console.link.node.NodeLink;
import dev.treza.console.payments.PaymentDesk;
import dev.treza.console.store.TransactionRecord;
import dev.treza.console.store.TransactionRecords;
import dev.treza.console.store.TransactionState;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.time.InstantSource;

/// What the transactions screen has the user's nodes for: composing, broadcasting, following. What
/// a node said is kept with the record.
public final class NodeDesk {
  private final NodeLink nodes;
  private final TransactionRecords records;
  private final InstantSource clock;

  public NodeDesk(NodeLink nodes, TransactionRecords records, InstantSource clock) {
    this.nodes = nodes;
    this.records = records;
    this.clock = clock;
  }

  /// Where the payments of a file are composed.
  ///
  /// @param level for fees that the file does not say
  PaymentDesk payments(FeeLevel level) {
    return new PaymentDesk(nodes, level);
  }

  Outcome<Composition> compose(Payment payment) throws ConsoleException, InterruptedException {
    return nodes.ask(payment.network(), node -> new Composer(node).compose(payment));
  }

  Outcome<Composition> replace(Replacement replacement)
      throws ConsoleException, InterruptedException {
    return nodes.ask(
        replacement.earlier().network(), node -> new Composer(node).replace(replacement));
  }

  /// Hands a signed transaction to the node of its network.
  Outcome<TransactionRecord> broadcast(TransactionRecord record)
      throws ConsoleException, InterruptedException {
    return switch (Sent.parse(record.raw())) {
      case Outcome.Refused<Sent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Sent>(Sent sent) -> {
        Outcome<Bytes> done = nodes.ask(sent.network(), node -> new Courier(node).send(sent));
        yield kept(done.map(_ -> delivered(record, new Delivery.Waiting())));
      }
    };
  }

  /// Asks what became of it.
  Outcome<TransactionRecord> look(TransactionRecord record)
      throws ConsoleException, InterruptedException {
    return switch (Sent.parse(record.raw())) {
      case Outcome.Refused<Sent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Sent>(Sent sent) -> {
        Outcome<Delivery> seen = nodes.ask(sent.network(), node -> new Courier(node).look(sent));
        yield kept(seen.map(delivery -> delivered(record, delivery)));
      }
    };
  }

  private Outcome<TransactionRecord> kept(Outcome<TransactionRecord> outcome)
      throws ConsoleException {
    if (outcome instanceof Outcome.Accepted<TransactionRecord>(TransactionRecord record)) {
      records.keep(record);
    }
    return outcome;
  }

  private TransactionRecord delivered(TransactionRecord record, Delivery delivery) {
    return record.delivered(state(delivery), delivery.words(), clock.instant());
  }

  private static TransactionState state(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Waiting _ -> TransactionState.BROADCAST;
      case Delivery.Confirmed _ -> TransactionState.CONFIRMED;
      case Delivery.Failed _ -> TransactionState.FAILED;
      case Delivery.Replaced _ -> TransactionState.REPLACED;
      case Delivery.Dropped _ -> TransactionState.DROPPED;
    };
  }
}
