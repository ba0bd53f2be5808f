package dev.treza.agent.store;

import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.protocol.AuditPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/// The head of a state (TRUST sections 3 and 6): which charter is in force, how often a boot has
/// taken the state, and where the audit chain stands. Every receipt writes it anew.
///
/// @param charterSerial serial of the charter in force
/// @param charter its digest
/// @param epoch counts the boots that have served from this state, from 1
/// @param position the last entry of the audit chain
/// @param time the latest of all entries: the high-water mark of decision time
public record StateHead(
    long charterSerial, Digest charter, long epoch, AuditPosition position, Instant time) {
  public static final String KEY = "audit/head";

  /// Where an entry of the audit chain lies, as compact JWS.
  public static String entryKey(long sequence) {
    return String.format(Locale.ROOT, "audit/entry/%019d", sequence);
  }

  /// By what the head and the next entry name an entry: its payload.
  static Digest digestOf(Versioned entry) throws StoreException {
    String[] parts = new String(entry.value().toArray(), StandardCharsets.UTF_8).split("\\.", -1);
    if (parts.length != 3) {
      throw new StoreException("an entry of the audit chain is damaged");
    }
    return Digest.of(Bytes.of(Base64.getUrlDecoder().decode(parts[1])));
  }

  /// The same head at another entry.
  public StateHead at(AuditPosition next, Instant latest) {
    return new StateHead(charterSerial, charter, epoch, next, latest);
  }

  /// The same head under the next charter of the chain.
  public StateHead under(Digest amendment) {
    return new StateHead(charterSerial + 1, amendment, epoch, position, time);
  }

  /// The same head taken by another boot.
  public StateHead takenBy(long boot) {
    return new StateHead(charterSerial, charter, boot, position, time);
  }

  public Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .integer("charterSerial", charterSerial)
            .digest("charter", charter)
            .integer("epoch", epoch)
            .integer("sequence", position.sequence())
            .digest("head", position.head())
            .time("time", time)
            .build());
  }

  /// Reads it.
  ///
  /// @throws StoreException if it is none
  public static StateHead of(Versioned stored) throws StoreException {
    return switch (JsonFields.decode(stored.value(), StateHead::read)) {
      case Accepted<StateHead>(StateHead head) -> head;
      case Refused<StateHead>(var refusal) ->
          throw new StoreException("the head of the audit chain is damaged: " + refusal.line());
    };
  }

  private static StateHead read(JsonFields fields) throws JsonShapeException {
    return new StateHead(
        fields.longInteger("charterSerial", 0, Long.MAX_VALUE),
        fields.digest("charter"),
        fields.longInteger("epoch", 1, Long.MAX_VALUE),
        new AuditPosition(fields.longInteger("sequence", 0, Long.MAX_VALUE), fields.digest("head")),
        fields.time("time"));
  }
}
