package dev.treza.agent.store;

import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.StateRefusal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Numbers of one range, reserved in blocks by one conditional write each and then spent in memory:
/// an amount of a limit, slots, sequence numbers (TRUST section 6). The store knows only how much
/// is reserved, so after a crash the whole block counts as spent. Approval nonces and first uses
/// are never leased.
///
/// Two boots may hold leases of one range: their blocks are apart.
public final class Lease {
  private final StateStore store;
  private final String key;
  private final BigInteger block;
  private final BigInteger limit;
  private final ReentrantLock access = new ReentrantLock();
  private BigInteger next = BigInteger.ZERO;
  private BigInteger end = BigInteger.ZERO;

  /// A lease that holds nothing yet.
  ///
  /// @param key where the store keeps how much is reserved
  /// @param block how much is reserved at once, if there is so much
  /// @param limit how much there is, 0 or more
  public Lease(StateStore store, String key, BigInteger block, BigInteger limit) {
    if (block.signum() <= 0 || limit.signum() < 0) {
      throw new IllegalArgumentException("a lease of " + block + " out of " + limit);
    }
    this.store = store;
    this.key = key;
    this.block = block;
    this.limit = limit;
  }

  /// Takes `count` numbers that follow each other, and gives the first. What is left of a block
  /// that is too small stays unused. Refused: `STATE-LEASE` if there are not so many,
  /// `STATE-CONFLICT` if another took some in the same moment.
  public Outcome<BigInteger> take(BigInteger count) throws StoreException {
    if (count.signum() <= 0) {
      throw new IllegalArgumentException("at least one is taken, not " + count);
    }
    access.lock();
    try {
      return end.subtract(next).compareTo(count) >= 0
          ? Outcome.accepted(spent(count))
          : reserve(count).map(_ -> spent(count));
    } finally {
      access.unlock();
    }
  }

  private BigInteger spent(BigInteger count) {
    BigInteger first = next;
    next = next.add(count);
    return first;
  }

  private Outcome<BigInteger> reserve(BigInteger count) throws StoreException {
    Optional<Versioned> stored = store.read(key);
    BigInteger reserved = stored.map(Lease::number).orElse(BigInteger.ZERO);
    BigInteger upTo = reserved.add(block.max(count)).min(limit);
    if (upTo.subtract(reserved).compareTo(count) < 0) {
      return Outcome.refused(
          StateRefusal.LEASE,
          "%s of %s are left".formatted(limit.subtract(reserved).max(BigInteger.ZERO), limit));
    }
    Write raise =
        new Write(key, stored.map(Versioned::version).orElse(0L), Bytes.of(upTo.toByteArray()));
    if (!store.write(List.of(raise))) {
      return Outcome.refused(
          AgentRefusal.CONFLICT, "another took of the same in this moment; repeat the call");
    }
    next = reserved;
    end = upTo;
    return Outcome.accepted(reserved);
  }

  private static BigInteger number(Versioned stored) {
    return new BigInteger(stored.value().toArray());
  }
}
