package dev.treza.agent.seal;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import java.security.SecureRandom;
import java.util.Optional;

/// Stands for KMS where there is none: a sealing key that this process itself holds, in locked
/// memory. Whoever made the key says how long it lives.
public final class HeldSealingKey implements SealingKey {
  private final SecretBuffer key;
  private final Aead aead;
  private final SecretSource secrets;
  private final SecureRandom random;

  /// @param key 32 bytes; stays open as long as this is used
  /// @param random additional entropy for data keys
  public HeldSealingKey(SecretBuffer key, Aead aead, SecretSource secrets, SecureRandom random) {
    this.key = key;
    this.aead = aead;
    this.secrets = secrets;
    this.random = random;
  }

  @Override
  public Optional<Refusal> check() {
    return Optional.empty();
  }

  @Override
  public NewDataKey newDataKey(Bytes context) throws SealException {
    byte[] additional = new byte[SecretSource.LENGTH];
    random.nextBytes(additional);
    try {
      SecretBuffer clear = secrets.dataKey(additional);
      return new NewDataKey(clear, Bytes.of(aead.seal(key, clear, context.toArray())));
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a data key", e);
    }
  }

  @Override
  public SecretBuffer open(Bytes sealed, Bytes context) throws SealException {
    try {
      return aead.open(key, sealed.toArray(), context.toArray());
    } catch (OpenFailedException e) {
      throw new SealException("the data key does not open", e);
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a data key", e);
    }
  }
}
