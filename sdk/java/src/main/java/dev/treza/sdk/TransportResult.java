package dev.treza.sdk;

import dev.treza.fleet.protocol.PendingReply;

/// What an agent made of the question for a transport key.
public sealed interface TransportResult {
  record Offered(VerifiedTransport transport) implements TransportResult {}

  /// Approvals of the import are missing.
  record Pending(PendingReply missing) implements TransportResult {}
}
