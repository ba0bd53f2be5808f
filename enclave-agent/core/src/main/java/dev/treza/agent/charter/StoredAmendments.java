package dev.treza.agent.charter;

import dev.treza.agent.audit.BootArchive;
import dev.treza.agent.audit.ReceiptChain;
import dev.treza.agent.store.StateHead;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.Amendment;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentCheck;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import java.util.Optional;

/// The chain of charters in the state. The state's head says serial and digest of the one in force;
/// a chain that does not end there is refused (`CHR-ROLLBACK`, `CHR-FORK`), and each amendment is
/// believed only after its signatures and its receipt were verified again.
public final class StoredAmendments {
  private static final String AMENDMENT = "charter/amendment/%019d";

  private final StateStore store;
  private final ReceiptChain chain;
  private final BootReceipts receipts;
  private final String enclave;

  public StoredAmendments(
      StateStore store,
      ReceiptChain chain,
      BootArchive archive,
      TrustAnchor anchor,
      String enclave) {
    this.store = store;
    this.chain = chain;
    this.receipts = new BootReceipts(archive, anchor);
    this.enclave = enclave;
  }

  private record Stored(AmendmentCall call, long sequence) {
    static Stored read(JsonFields fields) throws JsonShapeException {
      return new Stored(
          AmendmentCall.read(fields.object("call")),
          fields.longInteger("sequence", 0, Long.MAX_VALUE));
    }
  }

  /// The write that keeps an amendment.
  ///
  /// @param sequence of its receipt
  public static Write amendment(long serial, AmendmentCall call, long sequence) {
    return Write.create(
        AMENDMENT.formatted(serial),
        CanonicalJson.encode(
            JsonObject.builder()
                .object("call", call.toJson())
                .integer("sequence", sequence)
                .build()));
  }

  /// The root with all its amendments.
  public Outcome<Founded> follow(Founded root) throws StoreException {
    Optional<Versioned> stored = store.read(StateHead.KEY);
    if (stored.isEmpty()) {
      return Outcome.refused(CharterRefusal.ROLLBACK, "the head of the state is gone");
    }
    StateHead head = StateHead.of(stored.get());
    long last = head.charterSerial();
    if (store.read(AMENDMENT.formatted(last + 1)).isPresent()) {
      return Outcome.refused(CharterRefusal.FORK, "an amendment follows the head of the chain");
    }
    Founded founded = root;
    for (long serial = 1; serial <= last; serial++) {
      switch (next(founded, serial)) {
        case Refused<Founded>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Accepted<Founded>(Founded more) -> founded = more;
      }
    }
    Digest end = founded.charter().digest();
    return head.charter().equals(end)
        ? Outcome.accepted(founded)
        : Outcome.refused(
            CharterRefusal.FORK, "the head says " + head.charter() + ", the chain " + end);
  }

  private Outcome<Founded> next(Founded founded, long serial) throws StoreException {
    Optional<Versioned> entry = store.read(AMENDMENT.formatted(serial));
    if (entry.isEmpty()) {
      return Outcome.refused(CharterRefusal.ROLLBACK, "amendment " + serial + " is missing");
    }
    Stored stored = read(entry.get(), Stored::read);
    Optional<String> receipt = chain.entry(stored.sequence);
    if (receipt.isEmpty()) {
      return Outcome.refused(
          CharterRefusal.ROLLBACK, "the receipt of amendment " + serial + " is missing");
    }
    Charter current = founded.charter();
    RequestHead head = new RequestHead(current.realm(), current.namespace(), enclave);
    Outcome<AmendmentRequest> request = AmendmentCheck.request(head, current, stored.call);
    return switch (request) {
      case Refused<AmendmentRequest>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<AmendmentRequest>(AmendmentRequest asked) ->
          receipts
              .verify(receipt.get(), founded.root(), current)
              .then(said -> fits(said, asked))
              .then(said -> AmendmentCheck.inForce(head, current, stored.call, said.time()))
              .map(charter -> founded.amended(charter, new Amendment(stored.call, receipt.get())));
    };
  }

  private static Outcome<Receipt> fits(Receipt receipt, AmendmentRequest request) {
    return receipt.event() == ReceiptEvent.CHARTER_AMENDED
            && receipt.request().equals(request.digest())
            && receipt.result().equals(request.charter())
            && receipt.charter().equals(request.current().digest())
        ? Outcome.accepted(receipt)
        : Outcome.refused(
            CharterRefusal.FORK,
            "the receipt of amendment " + request.next().serial() + " is for something else");
  }

  private static <T> T read(Versioned entry, JsonFields.Reader<T> reader) throws StoreException {
    return switch (JsonFields.decode(entry.value(), StrictJson.Limits.BATCH, reader)) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(Refusal refusal) ->
          throw new StoreException("the chain of charters is damaged: " + refusal.line());
    };
  }
}
