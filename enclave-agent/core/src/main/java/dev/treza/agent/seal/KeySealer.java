package dev.treza.agent.seal;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

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

  /// Opens a record that must belong to `expected`; the caller closes the key.
  public SecretBuffer open(Bytes record, SealHeader expected) throws SealException {
    Sealed sealed =
        switch (JsonFields.decode(record, Sealed::read)) {
          case Accepted<Sealed>(Sealed value) -> value;
          case Refused<Sealed>(var refusal) ->
              throw new SealException("the sealed record is damaged: " + refusal.line());
        };
    if (!sealed.header.equals(expected)) {
      throw new SealException("the sealed record belongs to another wallet or root");
    }
    try (SecretBuffer dataKey = sealingKey.open(sealed.dataKey, expected.context())) {
      return aead.open(dataKey, sealed.key.toArray(), expected.encoded().toArray());
    } catch (OpenFailedException e) {
      throw new SealException("the sealed record does not open", e);
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory to open a key", e);
    }
  }
}
