package dev.treza.agent.audit;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// Writes receipts in the name of one boot under one charter.
public final class Receipts {
  private final ReceiptChain chain;
  private final Charter charter;
  private final Digest charterDigest;
  private final String enclave;
  private final Digest boot;

  /// @param boot digest of the boot statement
  public Receipts(ReceiptChain chain, Charter charter, String enclave, Digest boot) {
    this.chain = chain;
    this.charter = charter;
    this.charterDigest = charter.digest();
    this.enclave = enclave;
    this.boot = boot;
  }

  public ReceiptChain chain() {
    return chain;
  }

  /// Digest of the boot statement in whose name they are.
  public Digest boot() {
    return boot;
  }

  /// What a receipt is to say, and what becomes durable together with it.
  ///
  /// @param request digest of what was asked
  /// @param result digest of what came of it
  /// @param with for the receipt's sequence number
  public record Event(
      ReceiptEvent event,
      Digest request,
      Digest result,
      Instant time,
      LongFunction<List<Write>> with) {}

  /// The write that remembers which receipt a request got.
  public static Write write(Digest request, long sequence) {
    return Write.create(key(request), Bytes.of(BigInteger.valueOf(sequence).toByteArray()));
  }

  /// The receipt that a request got, a compact JWS.
  public Optional<String> ofRequest(StateStore store, Digest request) throws StoreException {
    Optional<Versioned> issued = store.read(key(request));
    if (issued.isEmpty()) {
      return Optional.empty();
    }
    long sequence = new BigInteger(issued.get().value().toArray()).longValueExact();
    Optional<String> entry = chain.entry(sequence);
    if (entry.isEmpty()) {
      throw new StoreException("the receipt of a request is missing");
    }
    return entry;
  }

  private static String key(Digest request) {
    return "receipt-of/" + request.hex();
  }

  /// Appends a receipt and, with it, what `with` says.
  ///
  /// @param request digest of what was asked
  /// @param result digest of what came of it
  public StoredEntry issue(
      ReceiptEvent event,
      Digest request,
      Digest result,
      Instant time,
      LongFunction<List<Write>> with)
      throws StoreException, SigningException {
    return issue(List.of(new Event(event, request, result, time, with))).getFirst();
  }

  /// Appends a receipt for each, all or none.
  public List<StoredEntry> issue(List<Event> events) throws StoreException, SigningException {
    return chain.append(events.stream().map(this::draft).toList());
  }

  private ReceiptChain.Draft draft(Event event) {
    return new ReceiptChain.Draft(
        (sequence, previous) ->
            new Receipt(
                charter.realm(),
                charter.namespace(),
                enclave,
                boot,
                charterDigest,
                sequence,
                previous,
                event.event,
                event.request,
                event.result,
                event.time),
        event.with);
  }
}
