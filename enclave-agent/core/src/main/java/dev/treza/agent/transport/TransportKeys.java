package dev.treza.agent.transport;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.hpke.Hpke;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.wallet.ImportRefusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The transport keys of this boot. Whether an import may have one is decided by its approvals, not
/// here; what is opened is handed on unjudged.
public final class TransportKeys {
  /// Each open import takes a locked page.
  public static final int MOST = 64;

  /// How long an import stays open after its key was last asked for: long enough to carry a key
  /// across a room, short enough that imports nobody finishes do not keep others out.
  public static final Duration IDLE = Duration.ofHours(1);

  private static final byte[] NO_HEADER = new byte[0];

  private final Hpke hpke;
  private final SecretSource secrets;
  private final NsmDevice nsm;
  private final TransportDocuments documents;
  private final LongSupplier nanoTime;
  private final Map<Digest, Transport> open = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  /// @param asked when it was last asked for, by the monotonic clock
  private record Transport(SecretBuffer key, Bytes statement, long asked) {
    Transport askedAt(long nanos) {
      return new Transport(key, statement, nanos);
    }
  }

  /// @param nanoTime a monotonic clock in nanoseconds, as `System::nanoTime`
  public TransportKeys(
      Hpke hpke,
      SecretSource secrets,
      NsmDevice nsm,
      TransportDocuments documents,
      LongSupplier nanoTime) {
    this.hpke = hpke;
    this.secrets = secrets;
    this.nsm = nsm;
    this.documents = documents;
    this.nanoTime = nanoTime;
  }

  /// The key of an import, made when it is first asked for, or again after it was idle too long,
  /// under a fresh document. Refused: `IMP-TRANSPORT` if too many imports are open.
  ///
  /// @throws LockedMemoryException if there is no memory for a new key
  public Outcome<AttestationReply> offer(Digest importId)
      throws DeviceException, LockedMemoryException {
    lock.lock();
    try {
      wipeIdle();
      Transport known = open.get(importId);
      if (known != null) {
        open.put(importId, known.askedAt(now()));
        return Outcome.accepted(vouch(importId, known.key));
      }
      if (open.size() == MOST) {
        return Outcome.refused(
            ImportRefusal.TRANSPORT,
            MOST
                + " imports are open; finish one of them, or wait until one was idle for "
                + IDLE.toMinutes()
                + " minutes");
      }
      SecretBuffer key = secrets.dataKey(Arrays.copyOf(nsm.random(), SecretSource.LENGTH));
      boolean kept = false;
      try {
        AttestationReply reply = vouch(importId, key);
        open.put(importId, new Transport(key, reply.statement(), now()));
        kept = true;
        return Outcome.accepted(reply);
      } finally {
        if (!kept) {
          key.close();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether an import has a key now.
  public boolean has(Digest importId) {
    lock.lock();
    try {
      wipeIdle();
      return open.containsKey(importId);
    } finally {
      lock.unlock();
    }
  }

  /// What was sealed to the key of an import, with the statement it was vouched for as `info`; the
  /// caller closes it. Refused: `IMP-TRANSPORT`, `IMP-SEALED`.
  ///
  /// @throws LockedMemoryException if there is no memory for it
  public Outcome<SecretBuffer> open(Digest importId, Bytes sealed) throws LockedMemoryException {
    lock.lock();
    try {
      Transport transport = open.get(importId);
      if (transport == null) {
        return Outcome.refused(
            ImportRefusal.TRANSPORT, "none was asked for since the start, or too long ago");
      }
      return Outcome.accepted(
          hpke.open(transport.key, sealed.toArray(), transport.statement.toArray(), NO_HEADER));
    } catch (OpenFailedException failed) {
      return Outcome.refused(ImportRefusal.SEALED, String.valueOf(failed.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  /// Wipes the key of an import that is done.
  public void close(Digest importId) {
    lock.lock();
    try {
      Transport done = open.remove(importId);
      if (done != null) {
        done.key.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private void wipeIdle() {
    long now = now();
    open.values()
        .removeIf(transport -> {
          boolean idle = now - transport.asked >= IDLE.toNanos();
          if (idle) {
            transport.key.close();
          }
          return idle;
        });
  }

  private long now() {
    return nanoTime.getAsLong();
  }

  private AttestationReply vouch(Digest importId, SecretBuffer key) throws DeviceException {
    return documents.document(importId, Bytes.of(hpke.publicKey(key)));
  }
}
