package dev.treza.agent.launch;

import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.tls.EndpointSockets;
import dev.treza.agent.nitro.Vsock;
import dev.treza.agent.nitro.VsockAddress;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

/// The way to AWS out of a Nitro enclave: for each service the parent has a relay on a port of its
/// own, which carries bytes to that service's endpoint.
///
/// @param vsock connects to the parent
record VsockEndpoints(Vsock vsock) implements EndpointSockets {
  @Override
  public Socket connect(String host) throws IOException {
    AwsService service =
        Arrays.stream(AwsService.values())
            .filter(known -> host.startsWith(known.id() + "."))
            .findFirst()
            .orElseThrow(() -> new IOException("the parent has no relay to " + host));
    return new VsockSocket(vsock.connect(new VsockAddress(VsockAddress.PARENT_CID, port(service))));
  }

  /// 8000 is what AWS's `vsock-proxy` listens on by itself.
  private static int port(AwsService service) {
    return switch (service) {
      case KMS -> 8000;
      case SECRETS_MANAGER -> 8001;
      case DYNAMODB -> 8002;
    };
  }
}
