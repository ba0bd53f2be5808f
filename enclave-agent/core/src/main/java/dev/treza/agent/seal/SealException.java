package dev.treza.agent.seal;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AgentRefusal;
import java.io.Serial;

/// A key cannot be sealed or unsealed: the sealing key's owner refuses or cannot be reached, or
/// locked memory is short. It carries the id it is told by. A record that may not be opened is a
/// refusal, not a fault.
public final class SealException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public SealException(String message) {
    this(Refusal.of(AgentRefusal.SEALED, message));
  }

  public SealException(String message, Throwable cause) {
    super(message, cause);
    this.refusal = Refusal.of(AgentRefusal.SEALED, message);
  }

  /// What the sealing key's owner says no to.
  public SealException(Refusal refusal) {
    super(refusal.detail());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
