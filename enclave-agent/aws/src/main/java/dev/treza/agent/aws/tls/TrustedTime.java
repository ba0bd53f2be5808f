package dev.treza.agent.aws.tls;

import java.io.IOException;
import java.time.Instant;

/// The time by which certificates are judged and requests are dated: the security module's, since
/// the clock of an enclave is its parent's to set.
public interface TrustedTime {
  /// The time at this moment.
  ///
  /// @throws IOException if it cannot be had
  Instant now() throws IOException;
}
