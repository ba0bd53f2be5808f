package dev.treza.console.compose;

import dev.treza.console.link.node.EvmNode;
import dev.treza.console.link.node.Inclusion;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.math.BigInteger;
import java.util.Optional;

/// Hands a transaction to a node and asks what became of it.
public final class Courier {
  private final EvmNode node;

  public Courier(EvmNode node) {
    this.node = node;
  }

  /// Broadcasts; may be repeated without harm. Refused: `NODE-*`.
  public Outcome<Bytes> send(Sent sent) throws InterruptedException {
    return node.broadcast(sent.signed().raw(), sent.signed().hash());
  }

  /// Refused: `NODE-*`. The nonce is asked for first: if it is used, a receipt that is missing
  /// afterwards will be missing forever.
  public Outcome<Delivery> look(Sent sent) throws InterruptedException {
    return Halt.waiting(() -> {
      Bytes hash = sent.signed().hash();
      BigInteger mined = Halt.need(node.nonces(sent.sender())).mined();
      Optional<Inclusion> inclusion = Halt.need(node.inclusion(hash));
      if (inclusion.isPresent()) {
        return included(inclusion.get(), Halt.need(node.height()));
      }
      if (mined.compareTo(sent.transaction().nonce()) > 0) {
        return new Delivery.Replaced();
      }
      return Halt.need(node.knows(hash)) ? new Delivery.Waiting() : new Delivery.Dropped();
    });
  }

  /// A node behind others may not count the block yet that it knows.
  private static Delivery included(Inclusion inclusion, BigInteger height) {
    BigInteger confirmations =
        height.subtract(inclusion.block()).add(BigInteger.ONE).max(BigInteger.ONE);
    return inclusion.succeeded()
        ? new Delivery.Confirmed(inclusion.block(), confirmations)
        : new Delivery.Failed(inclusion.block(), confirmations);
  }
}
