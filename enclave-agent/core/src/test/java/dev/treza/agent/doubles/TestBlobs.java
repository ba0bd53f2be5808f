package dev.treza.agent.doubles;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.seal.BlobOpener;
import dev.treza.agent.seal.SealException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.wallet.ImportRefusal;
import java.util.Optional;

/// A KMS with one import key, that tells when it opens something and can be out of reach.
public final class TestBlobs implements BlobOpener {
  public static final KeyArn IMPORT_KEY =
      new KeyArn("eu-west-1", KeyArn.SIMULATED_ACCOUNT, "import");
  public static final KeyArn ELSEWHERE =
      new KeyArn("eu-west-2", KeyArn.SIMULATED_ACCOUNT, "import");
  private static final byte[] CONTEXT = new byte[0];

  private final Events events;
  private final Aead aead;
  private final SecretBuffer key;
  private boolean unreachable;

  TestBlobs(Events events, SecretMemory memory)
      throws NativeLibraryException, LockedMemoryException {
    this.events = events;
    this.aead = Aead.open(memory);
    this.key =
        new SecretSource(memory, Secp256k1.open(memory)).dataKey(new byte[SecretSource.LENGTH]);
  }

  /// What the owner of a key does.
  public KmsBlob encrypt(SecretBuffer secret) throws LockedMemoryException {
    return new KmsBlob(IMPORT_KEY, Bytes.of(aead.seal(key, secret, CONTEXT)));
  }

  public void reachable(boolean reachable) {
    unreachable = !reachable;
  }

  @Override
  public Optional<Refusal> impossible(KeyArn named) {
    return named.region().equals(IMPORT_KEY.region())
        ? Optional.empty()
        : Optional.of(Refusal.of(ImportRefusal.KMS_KEY, "another region"));
  }

  @Override
  public Outcome<SecretBuffer> open(KmsBlob blob) throws SealException {
    events.add("open blob");
    if (unreachable) {
      return Outcome.refused(KmsRefusal.UNAVAILABLE, "out of reach");
    }
    try {
      return Outcome.accepted(aead.open(key, blob.ciphertext().toArray(), CONTEXT));
    } catch (OpenFailedException e) {
      return Outcome.refused(ImportRefusal.BLOB, "damaged");
    } catch (LockedMemoryException e) {
      throw new SealException("no memory", e);
    }
  }
}
