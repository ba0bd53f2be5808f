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
import dev.treza.fleet.protocol.ReceiptEvent;
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
      List<Link> links = new ArrayList<>();
      for (Draft draft : drafts) {
        Link link = Link.of(draft.receipt.apply(sequence, previous));
        links.add(link);
        batch.addAll(draft.with.apply(sequence));
        time = Optional.of(latest(time, link.receipt.time()));
        previous = Optional.of(link.digest);
        sequence++;
      }
      if (links.isEmpty()) {
        return List.of();
      }
      List<StoredEntry> entries = signed(links);
      entries.forEach(entry -> batch.add(write(entry)));
      AuditPosition position = new AuditPosition(sequence - 1, previous.orElseThrow());
      batch.add(write(stored, after(stored, entries, position, time.orElseThrow())));
      if (!store.write(batch)) {
        throw new StoreException("the state changed under the audit chain");
      }
      return entries;
    } finally {
      lock.unlock();
    }
  }

  /// A receipt in its place, not signed yet: its successor names the digest of its payload.
  private record Link(Receipt receipt, JsonObject payload, Digest digest) {
    static Link of(Receipt receipt) {
      JsonObject payload = receipt.toJson();
      return new Link(receipt, payload, Digest.of(CanonicalJson.encode(payload)));
    }
  }

  /// On all processors, since only payloads are chained and no signature needs another.
  private List<StoredEntry> signed(List<Link> links) throws SigningException {
    List<StoredEntry> entries = new ArrayList<>();
    for (Attempt attempt : links.parallelStream().map(this::sign).toList()) {
      entries.add(attempt.entry());
    }
    return entries;
  }

  /// What came of signing, told where it can be.
  private interface Attempt {
    StoredEntry entry() throws SigningException;
  }

  private Attempt sign(Link link) {
    try {
      String jws = Jws.sign(JwsType.RECEIPT, link.payload, signer);
      return () -> new StoredEntry(link.receipt, link.digest, jws);
    } catch (SigningException failed) {
      return () -> {
        throw failed;
      };
    }
  }

  private static Write write(StoredEntry entry) {
    return Write.create(StateHead.entryKey(entry.receipt().sequence()), Bytes.utf8(entry.jws()));
  }

  /// The first entry is the genesis of a root charter, at the first boot; an amendment brings
  /// another into force.
  private static StateHead after(
      Optional<Stored> before, List<StoredEntry> entries, AuditPosition position, Instant time) {
    Digest root = entries.getFirst().receipt().charter();
    StateHead head =
        before
            .map(last -> last.head.at(position, time))
            .orElseGet(() -> new StateHead(0, root, 1, position, time));
    for (StoredEntry entry : entries) {
      if (entry.receipt().event() == ReceiptEvent.CHARTER_AMENDED) {
        head = head.under(entry.receipt().result());
      }
    }
    return head;
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
