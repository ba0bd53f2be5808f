package dev.treza.agent.nitro;

import java.io.Closeable;
import java.io.IOException;

/// Carries one CBOR request to a security module and its CBOR answer back.
interface NsmTransport extends Closeable {
  /// One request and its answer.
  ///
  /// @param request at most 4096 bytes
  byte[] exchange(byte[] request) throws IOException;
}
