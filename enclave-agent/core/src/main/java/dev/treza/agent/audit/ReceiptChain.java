package dev.treza.agent.audit;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
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
  private static final String HEAD = "audit/head";
  private static final String ENTRY = "audit/entry/%019d";

  private final StateStore store;
  private final JwsSigner signer;
  private final ReentrantLock lock = new ReentrantLock();

  public ReceiptChain(StateStore store, JwsSigner signer) {
    this.store = store;
    this.signer = signer;
  }

  private record Head(AuditPosition position, Instant time, long version) {}

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
      Optional<Head> head = head();
      long sequence = head.map(last -> last.position.sequence() + 1).orElse(0L);
      Optional<Digest> previous = head.map(last -> last.position.head());
      Optional<Instant> time = head.map(Head::time);
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
      batch.add(
          new Write(
              HEAD,
              head.map(Head::version).orElse(0L),
              encode(new AuditPosition(sequence - 1, previous.orElseThrow()), time.orElseThrow())));
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
    return Write.create(ENTRY.formatted(entry.receipt().sequence()), Bytes.utf8(entry.jws()));
  }

  /// Where the chain stands; nothing before its first entry.
  public Optional<AuditPosition> position() throws StoreException {
    return head().map(Head::position);
  }

  /// The latest time of any entry: the high-water mark of decision time. The last entry's own may
  /// be earlier, when a receipt was issued for what an earlier boot recorded.
  public Optional<Instant> lastTime() throws StoreException {
    return head().map(Head::time);
  }

  /// The JWS of an entry.
  public Optional<String> entry(long sequence) throws StoreException {
    return store
        .read(ENTRY.formatted(sequence))
        .map(entry -> new String(entry.value().toArray(), StandardCharsets.UTF_8));
  }

  private Optional<Head> head() throws StoreException {
    Optional<Versioned> stored = store.read(HEAD);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    long version = stored.get().version();
    return switch (JsonFields.decode(
        stored.get().value(),
        fields ->
            new Head(
                new AuditPosition(
                    fields.longInteger("sequence", 0, Long.MAX_VALUE), fields.digest("head")),
                fields.time("time"),
                version))) {
      case Accepted<Head>(Head head) -> Optional.of(head);
      case Refused<Head>(var refusal) ->
          throw new StoreException("the head of the audit chain is damaged: " + refusal.line());
    };
  }

  private static Instant latest(Optional<Instant> before, Instant time) {
    return before.filter(time::isBefore).orElse(time);
  }

  private static Bytes encode(AuditPosition position, Instant time) {
    return CanonicalJson.encode(
        JsonObject.builder()
            .integer("sequence", position.sequence())
            .digest("head", position.head())
            .time("time", time)
            .build());
  }
}
