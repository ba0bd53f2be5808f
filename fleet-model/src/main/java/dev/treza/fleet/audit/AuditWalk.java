package dev.treza.fleet.audit;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.VerifiedJws;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Verifies an audit log entry by entry (rules `AUD-*`): signed by the boot it names, numbered
/// without a gap, chained to the one before, under the charter in force then. After the first
/// refusal the walk is over. For one thread.
public final class AuditWalk {
  private final AuditScope scope;
  private final Function<Digest, Outcome<PublicJwk>> bootKeys;
  private long next;
  private boolean anchored;
  private Optional<Digest> previous;
  private Optional<Digest> charter;

  private AuditWalk(
      AuditScope scope,
      Function<Digest, Outcome<PublicJwk>> bootKeys,
      long next,
      boolean anchored,
      Optional<Digest> previous,
      Optional<Digest> charter) {
    this.scope = scope;
    this.bootKeys = bootKeys;
    this.next = next;
    this.anchored = anchored;
    this.previous = previous;
    this.charter = charter;
  }

  /// From the genesis.
  ///
  /// @param bootKeys the receipt key of the boot with that statement digest, if something vouches
  ///   for that boot
  public static AuditWalk fromGenesis(
      AuditScope scope, Function<Digest, Outcome<PublicJwk>> bootKeys) {
    Optional<Digest> root = Optional.of(scope.charters().getFirst());
    return new AuditWalk(scope, bootKeys, 0, true, Optional.empty(), root);
  }

  /// From the entry after one that is known.
  public static AuditWalk after(
      AuditScope scope, Function<Digest, Outcome<PublicJwk>> bootKeys, AuditPosition known) {
    return new AuditWalk(
        scope, bootKeys, known.sequence() + 1, true, Optional.of(known.head()), Optional.empty());
  }

  /// From an entry whose predecessor is not known: what lies before it is not proven.
  public static AuditWalk from(
      AuditScope scope, Function<Digest, Outcome<PublicJwk>> bootKeys, long first) {
    return first == 0
        ? fromGenesis(scope, bootKeys)
        : new AuditWalk(scope, bootKeys, first, false, Optional.empty(), Optional.empty());
  }

  /// The number of the entry that must come next.
  public long nextSequence() {
    return next;
  }

  /// The last entry verified, or the known one it began after.
  public Optional<AuditPosition> position() {
    return previous.map(digest -> new AuditPosition(next - 1, digest));
  }

  /// The next entry. Refused: `AUD-FORM`, `AUD-SEQUENCE`, `AUD-SCOPE`, `AUD-CHAIN`, `AUD-CHARTER`,
  /// `AUD-BOOT`, `AUD-SIGNATURE`, each with the entry's number as its place.
  public Outcome<AuditEntry> next(String jws) {
    return here(AuditRefusal.FORM, Receipt.unverified(jws))
        .then(this::follows)
        .then(said -> here(AuditRefusal.BOOT, bootKeys.apply(said.boot())))
        .then(key ->
            here(
                AuditRefusal.SIGNATURE,
                JwsVerifier.verify(jws, KeyLookup.of(List.of(key)), JwsType.RECEIPT)))
        .then(verified -> entry(verified, jws))
        .map(this::advance);
  }

  private Outcome<Receipt> follows(Receipt receipt) {
    if (receipt.sequence() != next) {
      return no(AuditRefusal.SEQUENCE, "here stands entry " + receipt.sequence());
    }
    if (!scope.covers(receipt)) {
      return no(AuditRefusal.SCOPE, "it is of enclave " + receipt.enclave());
    }
    boolean another = anchored && !receipt.previous().equals(previous);
    if (another || (next > 0) != named(receipt)) {
      return no(AuditRefusal.CHAIN, "it does not name the digest of the entry before");
    }
    if ((next == 0) != (receipt.event() == ReceiptEvent.GENESIS)) {
      return no(AuditRefusal.CHAIN, "a log begins with the genesis, and has one");
    }
    boolean inForce = charter.map(receipt.charter()::equals).orElse(true);
    return inForce && scope.knows(receipt)
        ? Outcome.accepted(receipt)
        : no(AuditRefusal.CHARTER, "it was made under " + receipt.charter());
  }

  private static boolean named(Receipt receipt) {
    return receipt.previous().isPresent();
  }

  private Outcome<AuditEntry> entry(VerifiedJws verified, String jws) {
    return here(AuditRefusal.FORM, JsonFields.read(verified.document(), Receipt::read))
        .map(receipt -> new AuditEntry(receipt, verified.digest(), jws));
  }

  private AuditEntry advance(AuditEntry entry) {
    Receipt receipt = entry.receipt();
    next++;
    anchored = true;
    previous = Optional.of(entry.position().head());
    charter =
        Optional.of(
            receipt.event() == ReceiptEvent.CHARTER_AMENDED ? receipt.result() : receipt.charter());
    return entry;
  }

  private <T> Outcome<T> here(AuditRefusal id, Outcome<T> outcome) {
    return switch (outcome) {
      case Accepted<T> accepted -> accepted;
      case Refused<T>(Refusal refusal) -> no(id, refusal.line());
    };
  }

  private <T> Outcome<T> no(AuditRefusal id, String detail) {
    return Outcome.refused(Refusal.at(id, "entry " + next, detail));
  }
}
