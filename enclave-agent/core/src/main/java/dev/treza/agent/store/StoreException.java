package dev.treza.agent.store;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AgentRefusal;
import java.io.Serial;

/// The store cannot be read or written, or what it holds is damaged. Nothing was written by the
/// call that throws it, or it is not known whether it was: the caller must read before it tries
/// again. It carries the id it is told by.
public final class StoreException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public StoreException(String message) {
    this(Refusal.of(AgentRefusal.STORE, message));
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
    this.refusal = Refusal.of(AgentRefusal.STORE, message);
  }

  /// What makes it impossible to go on: `STATE-*`, `WALLET-FENCED`, or why the state cannot be
  /// opened.
  public StoreException(Refusal refusal) {
    super(refusal.detail());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }

  /// Whether the store only cannot be reached: what is known already may still be told.
  public boolean isUnreachable() {
    return refusal.id().equals(AgentRefusal.STORE);
  }
}
