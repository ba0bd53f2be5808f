package dev.treza.agent.pipeline;

import dev.treza.fleet.charter.ApiClient;
import java.util.Optional;

/// Who is at the other end of a connection.
///
/// @param client the charter's client whose certificate the connection has; nothing if it has none
public record Caller(Optional<ApiClient> client) {
  /// Somebody without a certificate: what is asked must be authorised by approvals.
  public static final Caller ANYBODY = new Caller(Optional.empty());
}
