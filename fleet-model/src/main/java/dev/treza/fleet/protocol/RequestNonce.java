package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import java.util.Optional;

/// The 16 random bytes that make one request differ from the next, in lower-case hexadecimal.
final class RequestNonce {
  private RequestNonce() {}

  static Optional<Bytes> parse(String hex) {
    return hex.matches("[0-9a-f]{32}") ? Optional.of(Bytes.hex(hex)) : Optional.empty();
  }
}
