package dev.treza.agent.boot;

import dev.treza.agent.audit.BootArchive;
import dev.treza.agent.audit.ReceiptChain;
import dev.treza.agent.store.OpenedStateStore;
import dev.treza.agent.store.StateHead;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.store.UnverifiedStateStore;
import dev.treza.fleet.Digest;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.StateRefusal;
import java.util.Optional;

/// What a founded enclave tells of its state without using a key. It goes on telling that while the
/// state cannot be reached, or cannot be opened; a state that was tampered with is a fault.
sealed interface Books {
  /// Where the audit chain stands.
  Optional<AuditPosition> position() throws StoreException;

  /// The document of an earlier boot, which vouches for itself.
  Optional<AttestationReply> find(Digest boot) throws StoreException;

  /// The JWS of an entry of the audit chain, which proves itself.
  Optional<String> entry(long sequence) throws StoreException;

  /// Of a boot that may not open the state: nothing but what proves itself.
  record Closed(ReceiptChain chain, BootArchive archive) implements Books {
    static Closed over(UnverifiedStateStore store, BootKeys keys) {
      return new Closed(new ReceiptChain(store, keys.receipts()), new BootArchive(store));
    }

    @Override
    public Optional<AuditPosition> position() throws StoreException {
      return chain.position();
    }

    @Override
    public Optional<AttestationReply> find(Digest boot) throws StoreException {
      return archive.find(boot);
    }

    @Override
    public Optional<String> entry(long sequence) throws StoreException {
      return chain.entry(sequence);
    }
  }

  /// Of a boot that serves.
  ///
  /// @param before what can be told as long as the state was never opened
  record Open(OpenedStateStore store, ReceiptChain chain, Closed before) implements Books {
    @Override
    public Optional<AuditPosition> position() throws StoreException {
      try {
        return chain.position();
      } catch (StoreException closed) {
        if (closed.refusal().id() instanceof StateRefusal) {
          throw closed;
        }
        Optional<StateHead> last = store.lastHead();
        return last.isPresent() ? last.map(StateHead::position) : before.position();
      }
    }

    @Override
    public Optional<AttestationReply> find(Digest boot) throws StoreException {
      return before.find(boot);
    }

    @Override
    public Optional<String> entry(long sequence) throws StoreException {
      return before.entry(sequence);
    }
  }
}
