package dev.treza.agent.launch;

import dev.treza.agent.aws.CredentialsSource;
import dev.treza.agent.aws.InstanceCredentials;
import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.nitro.Vsock;
import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.nitro.VsockConnection;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.io.InputStream;

/// The session of the parent's role: the parent listens, sends what its instance metadata service
/// says, and closes. An enclave has no metadata service of its own.
///
/// @param vsock connects to the parent
record ParentCredentials(Vsock vsock) implements CredentialsSource {
  static final VsockAddress ADDRESS = new VsockAddress(VsockAddress.PARENT_CID, 9002);

  @Override
  public SessionCredentials get() throws IOException {
    try (VsockConnection parent = vsock.connect(ADDRESS);
        InputStream input = parent.input()) {
      byte[] answer = input.readNBytes(InstanceCredentials.MAX_LENGTH + 1);
      return InstanceCredentials.parse(Bytes.of(answer));
    }
  }
}
