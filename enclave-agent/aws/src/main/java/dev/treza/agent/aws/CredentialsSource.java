package dev.treza.agent.aws;

import dev.treza.agent.aws.sigv4.SessionCredentials;
import java.io.IOException;

/// Where the credentials of the parent's role come from.
public interface CredentialsSource {
  /// The current ones.
  ///
  /// @throws IOException if they cannot be had
  SessionCredentials get() throws IOException;
}
