package dev.treza.agent.simulator;

import dev.treza.agent.aws.CredentialsSource;
import dev.treza.agent.aws.InstanceCredentials;
import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.aws.tls.EndpointSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;

/// The parent of a simulated enclave, as far as AWS goes: carries bytes to the simulated AWS of its
/// installation, wherever that listens at the moment, and hands on the session of its role.
final class SimulatedParent implements EndpointSockets, CredentialsSource {
  private final Path home;
  private final String role;

  /// @param role the parent's
  SimulatedParent(Path home, String role) {
    this.home = home;
    this.role = role;
  }

  @Override
  public Socket connect(String host) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), AwsEndpoint.of(home).port());
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public SessionCredentials get() throws IOException {
    return InstanceCredentials.parse(
        new AwsControl(AwsEndpoint.of(home)).call("session", "role", role));
  }
}
