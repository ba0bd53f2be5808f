package dev.treza.agent.wallet;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.seal.KeySealer;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealHeader;
import dev.treza.agent.store.SealedRecords;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.wallet.KeyOrigin;
import java.util.Optional;

/// The one seed below which all derived keys of a namespace lie: 32 bytes of entropy, which are the
/// 24 words of BIP-39. It is born inside, sealed like a wallet's key, and belongs to the state by a
/// birth entry of its own (`SEAL-BIRTH`).
public final class MasterSeed {
  private static final String SEED = "master-seed";
  private static final String RECORD = SealHeader.MASTER_SEED + "-v1";

  private final StateStore store;
  private final SealedRecords records;
  private final KeySealer sealer;
  private final Charter root;
  private final long serial;

  /// Those of one root.
  ///
  /// @param serial of the charter in force
  public MasterSeed(
      StateStore store, SealedRecords records, KeySealer sealer, Charter root, long serial) {
    this.store = store;
    this.records = records;
    this.sealer = sealer;
    this.root = root;
    this.serial = serial;
  }

  private record Birth(Digest sealed, long charterSerial) {
    JsonObject toJson() {
      return JsonObject.builder()
          .digest("sealed", sealed)
          .integer("charterSerial", charterSerial)
          .build();
    }
  }

  /// Its entropy, for one use, if it was born; the caller closes it. Refused: `SEAL-OPEN`,
  /// `SEAL-ROOT`, `SEAL-BIRTH`.
  public Optional<Outcome<SecretBuffer>> open() throws SealException, StoreException {
    Optional<Versioned> entry = store.read(SEED);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Birth birth = read(entry.get());
    Optional<Bytes> record = records.get(RECORD);
    return Optional.of(
        record.isEmpty()
            ? Outcome.refused(AgentRefusal.SEALED, "the record of the master seed is missing")
            : sealer.open(record.get(), header(birth.charterSerial), birth.sealed));
  }

  /// Seals a new seed and stores the record durably; it means nothing until the write that this
  /// gives is written, together with the first wallet below it.
  public Write seal(SecretBuffer entropy) throws SealException, StoreException {
    Bytes record = sealer.seal(entropy, header(serial));
    records.put(RECORD, record);
    Birth birth = new Birth(Digest.of(record), serial);
    return Write.create(SEED, CanonicalJson.encode(birth.toJson()));
  }

  private SealHeader header(long charterSerial) {
    return new SealHeader(
        root.realm(),
        root.digest(),
        root.namespace(),
        root.tenant(),
        SealHeader.MASTER_SEED,
        1,
        Optional.empty(),
        Bytes.EMPTY,
        new KeyOrigin.Generated(),
        charterSerial);
  }

  private static Birth read(Versioned entry) throws StoreException {
    return switch (JsonFields.decode(
        entry.value(),
        fields ->
            new Birth(
                fields.digest("sealed"), fields.longInteger("charterSerial", 0, Long.MAX_VALUE)))) {
      case Accepted<Birth>(Birth birth) -> birth;
      case Refused<Birth>(var refusal) ->
          throw new StoreException("the entry of the master seed is damaged: " + refusal.line());
    };
  }
}
