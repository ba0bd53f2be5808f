package dev.treza.fleet.audit;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.protocol.Amendment;
import dev.treza.fleet.protocol.AmendmentCheck;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Verifies an exported log line by line, without a network: boots by their own documents, charters
/// by approvals and receipts, entries in their places. For one thread; over after a refusal.
public final class AuditFileCheck {
  private final PinnedRoot pinned;
  private final Optional<AuditPosition> named;
  private final Map<Digest, PublicJwk> keys = new HashMap<>();
  private final List<Charter> charters = new ArrayList<>();
  private final Deque<Amendment> pending = new ArrayDeque<>();
  private Optional<AuditLine.Head> head = Optional.empty();
  private Optional<AuditWalk> walk = Optional.empty();
  private boolean namedIsHere;

  /// @param named an entry that a receipt or an attested statement names: without one nobody can
  ///   tell whether the end of the log was cut off
  public AuditFileCheck(PinnedRoot pinned, Optional<AuditPosition> named) {
    this.pinned = pinned;
    this.named = named;
  }

  /// What a log that holds came to.
  ///
  /// @param first number of its first entry
  /// @param last its last entry; absent if it has none
  /// @param completeUpTo the entry up to which nothing is missing; absent if nothing proves that
  public record Held(long first, Optional<AuditPosition> last, Optional<Long> completeUpTo) {}

  /// The next line; an entry, if it is one. Refused: `AUD-*` with the first broken entry.
  public Outcome<Optional<AuditEntry>> line(Bytes line) {
    return switch (AuditLine.parse(line)) {
      case Refused<AuditLine>(Refusal refusal) ->
          Outcome.refused(AuditRefusal.FILE, before() + refusal.line());
      case Accepted<AuditLine>(AuditLine read) ->
          switch (read) {
            case AuditLine.Head begin -> begin(begin).map(_ -> Optional.empty());
            case AuditLine.Boot boot -> boot(boot).map(_ -> Optional.empty());
            case AuditLine.Entry entry -> entry(entry.jws()).map(Optional::of);
          };
    };
  }

  /// At the end of the file. Refused: `AUD-INCOMPLETE` if the named entry lies beyond it.
  public Outcome<Held> end() {
    if (head.isEmpty()) {
      return Outcome.refused(AuditRefusal.FILE, "the file is empty");
    }
    Optional<AuditPosition> last = walk.flatMap(AuditWalk::position);
    long end = last.map(AuditPosition::sequence).orElse(-1L);
    if (named.isPresent() && named.get().sequence() > end) {
      return Outcome.refused(
          AuditRefusal.INCOMPLETE,
          "it ends at entry " + end + ", and entry " + named.get().sequence() + " is known");
    }
    long first = head.get().first();
    Optional<Long> complete =
        first == 0 && namedIsHere ? named.map(AuditPosition::sequence) : Optional.empty();
    return Outcome.accepted(new Held(first, last, complete));
  }

  private Outcome<Charter> begin(AuditLine.Head begin) {
    if (head.isPresent()) {
      return Outcome.refused(AuditRefusal.FILE, "it begins twice");
    }
    return Charter.parse(begin.charters().charter())
        .then(root -> {
          if (!root.digest().equals(pinned.charter())
              || !root.realm().equals(pinned.anchor().realm())) {
            return Outcome.refused(AuditRefusal.FILE, "it is under the root " + root.digest());
          }
          head = Optional.of(begin);
          charters.add(root);
          pending.addAll(begin.charters().amendments());
          return Outcome.accepted(root);
        });
  }

  private Outcome<Charter> boot(AuditLine.Boot line) {
    if (head.isEmpty()) {
      return Outcome.refused(AuditRefusal.FILE, "it has no beginning");
    }
    return switch (new BootProof(pinned, head.get().enclave()).judge(line.boot(), charters)) {
      case Refused<BootStatement>(Refusal refusal) ->
          Outcome.refused(AuditRefusal.BOOT, before() + refusal.line());
      case Accepted<BootStatement>(BootStatement boot) -> {
        keys.put(boot.digest(), boot.receiptKey());
        yield amendAsFarAsProven();
      }
    };
  }

  private Outcome<Charter> amendAsFarAsProven() {
    while (!pending.isEmpty()) {
      Amendment next = pending.getFirst();
      Outcome<Receipt> said = Receipt.unverified(next.receipt());
      if (said instanceof Accepted<Receipt>(Receipt receipt) && key(receipt.boot()).isEmpty()) {
        break;
      }
      switch (said.then(receipt -> amended(next, receipt))) {
        case Refused<Charter>(Refusal refusal) -> {
          return Outcome.refused(AuditRefusal.CHARTER, "amendment: " + refusal.line());
        }
        case Accepted<Charter>(Charter charter) -> charters.add(charter);
      }
      pending.removeFirst();
    }
    return Outcome.accepted(charters.getLast());
  }

  private Outcome<Charter> amended(Amendment amendment, Receipt said) {
    Charter current = charters.getLast();
    return AmendmentCheck.request(requestHead(), current, amendment.call())
        .then(request -> receipt(amendment, said, request))
        .then(receipt ->
            AmendmentCheck.inForce(requestHead(), current, amendment.call(), receipt.time()));
  }

  private Outcome<Receipt> receipt(Amendment amendment, Receipt said, AmendmentRequest request) {
    KeyLookup boot = KeyLookup.of(key(said.boot()).stream().toList());
    return JwsVerifier.verify(amendment.receipt(), boot, JwsType.RECEIPT)
        .then(verified -> JsonFields.read(verified.document(), Receipt::read))
        .then(receipt ->
            receipt.event() == ReceiptEvent.CHARTER_AMENDED
                    && receipt.request().equals(request.digest())
                    && receipt.result().equals(request.charter())
                    && receipt.charter().equals(request.current().digest())
                ? Outcome.accepted(receipt)
                : Outcome.refused(AuditRefusal.CHARTER, "its receipt is for something else"));
  }

  private Outcome<AuditEntry> entry(String jws) {
    if (head.isEmpty()) {
      return Outcome.refused(AuditRefusal.FILE, "it has no beginning");
    }
    if (!pending.isEmpty()) {
      return Outcome.refused(AuditRefusal.CHARTER, "an amendment's boot is missing");
    }
    AuditWalk now = walk.orElseGet(this::walk);
    walk = Optional.of(now);
    return now.next(jws).then(this::asNamed);
  }

  private AuditWalk walk() {
    AuditScope scope =
        new AuditScope(requestHead(), charters.stream().map(Charter::digest).toList());
    return AuditWalk.from(
        scope,
        boot ->
            key(boot)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(AuditRefusal.BOOT, "the log has no such boot")),
        head.orElseThrow().first());
  }

  private Outcome<AuditEntry> asNamed(AuditEntry entry) {
    AuditPosition here = entry.position();
    if (named.isEmpty() || named.get().sequence() != here.sequence()) {
      return Outcome.accepted(entry);
    }
    namedIsHere = named.get().equals(here);
    return namedIsHere
        ? Outcome.accepted(entry)
        : Outcome.refused(AuditRefusal.FORK, "entry " + here.sequence() + " is known as another");
  }

  private Optional<PublicJwk> key(Digest boot) {
    return Optional.ofNullable(keys.get(boot));
  }

  private RequestHead requestHead() {
    Charter root = charters.getFirst();
    return new RequestHead(root.realm(), root.namespace(), head.orElseThrow().enclave());
  }

  private String before() {
    return walk.map(now -> "before entry " + now.nextSequence() + ": ").orElse("");
  }
}
