package dev.treza.agent.seal;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.protocol.AgentRefusal;
import java.util.Optional;

/// Seals wallet keys for storage and opens them for one use. A record is canonical JSON: the
/// header, the sealed data key, and the key under the data key with the header authenticated.
public final class KeySealer {
  private final SealingKey sealingKey;
  private final Aead aead;

  public KeySealer(SealingKey sealingKey, Aead aead) {
    this.sealingKey = sealingKey;
    this.aead = aead;
  }

  private record Sealed(SealHeader header, Bytes dataKey, Bytes key) {
    static Sealed read(JsonFields fields) throws JsonShapeException {
      return new Sealed(
          SealHeader.read(fields.object("header")),
          fields.base64Url("dataKey"),
          fields.base64Url("key"));
    }
  }

  public Bytes seal(SecretBuffer key, SealHeader header) throws SealException {
    SealingKey.NewDataKey dataKey = sealingKey.newDataKey(header.context());
    try (SecretBuffer clear = dataKey.clear()) {
      byte[] sealed = aead.seal(clear, key, header.encoded().toArray());
      return CanonicalJson.encode(
          JsonObject.builder()
              .object("header", header.toJson())
              .base64Url("dataKey", dataKey.sealed())
              .base64Url("key", Bytes.of(sealed))
              .build());
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory to seal a key", e);
    }
  }

  /// Opens a record; the caller closes the key. Refused: `SEAL-OPEN` if it is damaged, `SEAL-ROOT`
  /// if it is another root's, `SEAL-BIRTH` if it is not the one of the wallet's birth.
  ///
  /// @param expected what the record must belong to
  /// @param birth digest of the record that was stored at the wallet's birth
  /// @throws SealException if the sealing key or locked memory cannot be had
  public Outcome<SecretBuffer> open(Bytes record, SealHeader expected, Digest birth)
      throws SealException {
    return switch (JsonFields.decode(record, Sealed::read)) {
      case Refused<Sealed>(Refusal refusal) ->
          Outcome.refused(AgentRefusal.SEALED, "the record is damaged: " + refusal.line());
      case Accepted<Sealed>(Sealed sealed) -> {
        Optional<Refusal> stranger = stranger(record, sealed.header, expected, birth);
        yield stranger.isPresent() ? Outcome.refused(stranger.get()) : open(sealed, expected);
      }
    };
  }

  private static Optional<Refusal> stranger(
      Bytes record, SealHeader header, SealHeader expected, Digest birth) {
    if (!header.isOfRootOf(expected)) {
      return Optional.of(
          Refusal.of(AgentRefusal.SEAL_ROOT, "the record is of root " + header.root()));
    }
    return header.equals(expected) && Digest.of(record).equals(birth)
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                AgentRefusal.SEAL_BIRTH,
                "wallet %s was born with record %s".formatted(expected.wallet(), birth)));
  }

  private Outcome<SecretBuffer> open(Sealed sealed, SealHeader expected) throws SealException {
    try (SecretBuffer dataKey = sealingKey.open(sealed.dataKey, expected.context())) {
      return Outcome.accepted(
          aead.open(dataKey, sealed.key.toArray(), expected.encoded().toArray()));
    } catch (OpenFailedException e) {
      return Outcome.refused(AgentRefusal.SEALED, "the data key does not open the record");
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory to open a key", e);
    }
  }
}
