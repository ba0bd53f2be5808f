package dev.treza.agent.store;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.MacKey;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.StateRefusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Makes and checks the codes of items (rule `STATE-MAC`): HMAC-SHA-256 over a label, the charter
/// root, the epoch of the writing boot, the key, the version and the value. So no item can be
/// changed, moved to another key, or put back as another version than it was.
public final class StateGuard {
  private static final byte[] LABEL = "treza state item v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FIXED = 32 + Long.BYTES + Integer.BYTES + Long.BYTES;

  private final MacKey key;
  private final Digest root;

  /// @param root digest of the root charter
  public StateGuard(MacKey key, Digest root) {
    this.key = key;
    this.root = root;
  }

  Bytes seal(String name, long version, long epoch, Bytes value) throws StoreException {
    try {
      Bytes code = Bytes.of(key.code(message(name, version, epoch, value)));
      return new GuardedItem(code, epoch, value).encoded();
    } catch (LockedMemoryException e) {
      throw noMemory(e);
    }
  }

  /// The item, if its code is right.
  ///
  /// @throws StoreException with `STATE-MAC` if it is not
  GuardedItem open(String name, Versioned stored) throws StoreException {
    GuardedItem item = GuardedItem.of(stored.value());
    try {
      if (key.verifies(
          message(name, stored.version(), item.epoch(), item.value()), item.code().toArray())) {
        return item;
      }
      throw new StoreException(Refusal.of(StateRefusal.MAC, "the code of " + name + " is wrong"));
    } catch (LockedMemoryException e) {
      throw noMemory(e);
    }
  }

  private static StoreException noMemory(LockedMemoryException e) {
    return new StoreException("there is no locked memory to check the state", e);
  }

  private byte[] message(String name, long version, long epoch, Bytes value) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(LABEL.length + FIXED + utf8.length + value.length())
        .put(LABEL)
        .put(root.value().toArray())
        .putLong(epoch)
        .putInt(utf8.length)
        .put(utf8)
        .putLong(version)
        .put(value.toArray())
        .array();
  }
}
