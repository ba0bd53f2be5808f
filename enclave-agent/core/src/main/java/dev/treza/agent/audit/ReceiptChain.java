package dev.treza.agent.audit;

import dev.treza.agent.store.StateHead;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/// The audit chain (rules `AUD-*`): numbered receipts, each naming the digest of the one before,
/// signed by the boot's receipt key and durable before they are given out. One conditional write
/// holds the entry, the new head and whatever else must become true with it.
public final class ReceiptChain {
  private final StateStore store;
  private final JwsSigner signer;
  private final ReentrantLock lock = new ReentrantLock();

  public ReceiptChain(StateStore store, JwsSigner signer) {
    this.store = store;
    this.signer = signer;
  }

  private record Stored(StateHead head, long version) {}

  /// One entry to be: the receipt for a sequence number and the digest of the entry before, and
  /// what becomes durable together with it.
  ///
  /// @param with for the sequence number
  public record Draft(
      BiFunction<Long, Optional<Digest>, Receipt> receipt, LongFunction<List<Write>> with) {}

  /// Appends receipts one after the other by one write: all or none.
  ///
  /// @throws StoreException if nothing was appended, or one of `with` was not as expected
  public List<StoredEntry> append(List<Draft> drafts) throws StoreException, SigningException {
    lock.lock();
    try {
      Optional<Stored> stored = stored();
      long sequence = stored.map(last -> last.head.position().sequence() + 1).orElse(0L);
      Optional<Digest> previous = stored.map(last -> last.head.position().head());
      Optional<Instant> time = stored.map(last -> last.head.time());
      List<Write> batch = new ArrayList<>();
      List<StoredEntry> entries = new ArrayList<>();
      for (Draft draft : drafts) {
        StoredEntry entry = signed(draft.receipt.apply(sequence, previous));
        entries.add(entry);
        batch.addAll(draft.with.apply(sequence));
        batch.add(Write.create(StateHead.entryKey(sequence), Bytes.utf8(entry.jws())));
        time = Optional.of(latest(time, entry.receipt().time()));
        previous = Optional.of(entry.digest());
        sequence++;
      }
      if (entries.isEmpty()) {
        return entries;
      }
      AuditPosition position = new AuditPosition(sequence - 1, previous.orElseThrow());
      batch.add(write(stored, after(stored, entries.getFirst(), position, time.orElseThrow())));
      if (!store.write(batch)) {
        throw new StoreException("the state changed under the audit chain");
      }
      return entries;
    } finally {
      lock.unlock();
    }
  }

  private StoredEntry signed(Receipt receipt) throws SigningException {
    JsonObject payload = receipt.toJson();
    return new StoredEntry(
        receipt,
        Digest.of(CanonicalJson.encode(payload)),
        Jws.sign(JwsType.RECEIPT, payload, signer));
  }

  /// The first entry is the genesis of a root charter, at the first boot.
  private static StateHead after(
      Optional<Stored> before, StoredEntry first, AuditPosition position, Instant time) {
    return before
        .map(last -> last.head.at(position, time))
        .orElseGet(() -> new StateHead(0, first.receipt().charter(), 1, position, time));
  }

  private static Write write(Optional<Stored> before, StateHead head) {
    return new Write(StateHead.KEY, before.map(Stored::version).orElse(0L), head.encoded());
  }

  /// Takes a chain that has begun for one more boot.
  ///
  /// @param epoch of that boot
  /// @param with what becomes durable together with it
  /// @throws StoreException if there is no chain, or another took it in the same moment
  public void take(long epoch, Write with) throws StoreException {
    lock.lock();
    try {
      Optional<Stored> stored = stored();
      StateHead head = stored.orElseThrow(() -> new StoreException("there is no audit chain")).head;
      if (!store.write(List.of(with, write(stored, head.takenBy(epoch))))) {
        throw new StoreException("another boot took the state in this moment");
      }
    } finally {
      lock.unlock();
    }
  }

  /// The head of the state; nothing before the first entry.
  public Optional<StateHead> head() throws StoreException {
    return stored().map(Stored::head);
  }

  /// Where the chain stands; nothing before its first entry.
  public Optional<AuditPosition> position() throws StoreException {
    return head().map(StateHead::position);
  }

  /// The latest time of any entry: the high-water mark of decision time. The last entry's own may
  /// be earlier, when a receipt was issued for what an earlier boot recorded.
  public Optional<Instant> lastTime() throws StoreException {
    return head().map(StateHead::time);
  }

  /// The JWS of an entry.
  public Optional<String> entry(long sequence) throws StoreException {
    return store
        .read(StateHead.entryKey(sequence))
        .map(entry -> new String(entry.value().toArray(), StandardCharsets.UTF_8));
  }

  private Optional<Stored> stored() throws StoreException {
    Optional<Versioned> stored = store.read(StateHead.KEY);
    return stored.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stored(StateHead.of(stored.get()), stored.get().version()));
  }

  private static Instant latest(Optional<Instant> before, Instant time) {
    return before.filter(time::isBefore).orElse(time);
  }
}
