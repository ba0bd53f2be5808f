package dev.treza.agent.audit;

import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.AuditReply;
import dev.treza.fleet.protocol.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the audit chain page by page for whoever audits it. Entries prove themselves, so they are
/// given out unread, also while the state's key is out of reach.
///
/// @param end where the chain stands
public record AuditPages(Entries entries, AuditPosition end) {
  /// Entries of one page: what fits an answer, and asks a table often enough.
  public static final int PAGE = 200;

  /// Where the entries lie.
  public interface Entries {
    /// The JWS of an entry.
    Optional<String> entry(long sequence) throws StoreException;
  }

  /// What is asked for. Entries made late, for what an earlier boot recorded, stand where they were
  /// written: a range of time is the range of numbers that it begins and ends in.
  ///
  /// @param from the first entry not before this
  /// @param to no entry from this on
  /// @param after no entry up to this number
  public record Range(Optional<Instant> from, Optional<Instant> to, Optional<Long> after) {}

  public AuditReply page(Range range) throws StoreException {
    long first = range.from.isPresent() ? firstNotBefore(range.from.get()) : 0;
    long last = range.to.isPresent() ? firstNotBefore(range.to.get()) - 1 : end.sequence();
    if (range.after.isPresent()) {
      first = Math.max(first, Math.min(range.after.get(), end.sequence()) + 1);
    }
    long until = Math.min(last, first + PAGE - 1);
    List<String> page = new ArrayList<>();
    for (long sequence = first; sequence <= until; sequence++) {
      page.add(entry(sequence));
    }
    return new AuditReply(first, page, end, until < last ? Optional.of(until) : Optional.empty());
  }

  /// By halves; one after the last if there is none.
  private long firstNotBefore(Instant time) throws StoreException {
    long low = 0;
    long high = end.sequence() + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (time(middle).isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Instant time(long sequence) throws StoreException {
    return switch (Receipt.unverified(entry(sequence))) {
      case Accepted<Receipt>(Receipt receipt) -> receipt.time();
      case Refused<Receipt>(var refusal) ->
          throw new StoreException("entry " + sequence + " is damaged: " + refusal.line());
    };
  }

  private String entry(long sequence) throws StoreException {
    Optional<String> entry = entries.entry(sequence);
    if (entry.isEmpty()) {
      throw new StoreException("entry " + sequence + " of the audit chain is missing");
    }
    return entry.get();
  }
}
