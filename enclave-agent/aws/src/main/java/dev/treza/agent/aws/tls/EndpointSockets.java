package dev.treza.agent.aws.tls;

import java.io.IOException;
import java.net.Socket;

/// The way to AWS's endpoints: in an enclave through the parent's relay, in a rehearsal straight to
/// a fake. It carries bytes and is believed for nothing.
public interface EndpointSockets {
  /// A connected stream to whatever answers for `host`.
  ///
  /// @param host such as `kms.eu-central-1.amazonaws.com`
  Socket connect(String host) throws IOException;
}
