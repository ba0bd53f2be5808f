package dev.treza.agent.simulator.cbor;

import java.io.Serial;

/// Bytes are not the CBOR they should be; says why and where.
public final class CborException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  CborException(String why, int at) {
    super(why + " (at byte " + at + ")");
  }
}
