package dev.treza.agent.launch;

import dev.treza.agent.nitro.Vsock;
import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.nitro.VsockConnection;
import dev.treza.agent.setup.BootException;
import dev.treza.fleet.charter.TableArn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Which table keeps this enclave's state. A boot cannot know before it has read its charter, which
/// is there: so the parent says it, and is believed for nothing. What is found there proves itself,
/// and a charter comes into force only in an enclave whose table it names.
final class TableName {
  /// The parent listens here, sends the table's ARN as ASCII, or nothing, and closes.
  static final VsockAddress ADDRESS = new VsockAddress(VsockAddress.PARENT_CID, 9003);

  private static final int MAX_LENGTH = 512;

  private TableName() {}

  /// Asks the parent; nothing if it knows of no table.
  ///
  /// @throws BootException if it answers anything but the ARN of a table
  static Optional<TableArn> ask(Vsock vsock) throws BootException {
    String answer = answer(vsock);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        TableArn.parse(answer)
            .orElseThrow(() -> new BootException("the parent named no table of DynamoDB")));
  }

  private static String answer(Vsock vsock) throws BootException {
    try (VsockConnection parent = vsock.connect(ADDRESS);
        InputStream input = parent.input()) {
      return new String(input.readNBytes(MAX_LENGTH), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new BootException("the parent does not say where the state is", e);
    }
  }
}
