package dev.treza.sdk.http;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ChannelRefusal;

/// A connection that cannot be used any more, and why. It never leaves the SDK: callers get the
/// refusal.
public final class ChannelException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  ChannelException(ChannelRefusal id, String detail) {
    super(detail);
    this.refusal = Refusal.of(id, detail);
  }

  ChannelException(ChannelRefusal id, String detail, Throwable cause) {
    this(id, detail);
    initCause(cause);
  }

  public Refusal refusal() {
    return refusal;
  }
}
