package dev.treza.agent.launch;

import dev.treza.agent.nitro.Vsock;
import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.nitro.VsockConnection;
import dev.treza.agent.setup.BootException;
import dev.treza.fleet.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The id this enclave is known by. One image serves every enclave of a release, so the name cannot
/// be in it and is the parent's to give. It is a name and no more: it stands in every statement,
/// and whoever expects another refuses.
final class EnclaveName {
  /// The parent listens here, sends the id as ASCII and closes.
  static final VsockAddress ADDRESS = new VsockAddress(VsockAddress.PARENT_CID, 9001);

  private static final int MAX_LENGTH = 63;

  private EnclaveName() {}

  /// Asks the parent.
  ///
  /// @throws BootException if it answers anything but an id
  static String ask(Vsock vsock) throws IOException, BootException {
    try (VsockConnection parent = vsock.connect(ADDRESS);
        InputStream input = parent.input()) {
      byte[] answer = input.readNBytes(MAX_LENGTH + 1);
      return Ids.parse(new String(answer, StandardCharsets.US_ASCII))
          .orElseThrow(() -> new BootException("the parent gave this enclave no valid name"));
    }
  }
}
