package dev.treza.agent.doubles;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealingKey;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import java.util.Optional;

/// A sealing key in memory that tells when it is used and can be out of reach.
public final class TestSealingKey implements SealingKey {
  private final Events events;
  private final Aead aead;
  private final SecretSource secrets;
  private final SecretBuffer key;
  private boolean unreachable;
  private Optional<Refusal> check = Optional.empty();

  public TestSealingKey(Events events, SecretMemory memory)
      throws NativeLibraryException, LockedMemoryException {
    this.events = events;
    this.aead = Aead.open(memory);
    this.secrets = new SecretSource(memory, Secp256k1.open(memory));
    this.key = secrets.dataKey(new byte[SecretSource.LENGTH]);
  }

  public void reachable(boolean reachable) {
    unreachable = !reachable;
  }

  /// What the next checks come to.
  public void refuse(Optional<Refusal> refusal) {
    check = refusal;
  }

  @Override
  public Optional<Refusal> check() {
    events.add("check sealing key");
    return check;
  }

  @Override
  public NewDataKey newDataKey(Bytes context) throws SealException {
    use("make data key");
    try {
      SecretBuffer clear = secrets.dataKey(new byte[SecretSource.LENGTH]);
      return new NewDataKey(clear, Bytes.of(aead.seal(key, clear, context.toArray())));
    } catch (LockedMemoryException e) {
      throw new SealException("no memory", e);
    }
  }

  @Override
  public SecretBuffer open(Bytes sealed, Bytes context) throws SealException {
    use("open data key");
    try {
      return aead.open(key, sealed.toArray(), context.toArray());
    } catch (OpenFailedException | LockedMemoryException e) {
      throw new SealException("the data key does not open", e);
    }
  }

  private void use(String event) throws SealException {
    if (unreachable) {
      throw new SealException("the sealing key cannot be reached");
    }
    events.add(event);
  }
}
