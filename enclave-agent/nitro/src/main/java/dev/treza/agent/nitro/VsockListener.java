package dev.treza.agent.nitro;

import java.io.Closeable;
import java.io.IOException;

/// A listening socket.
public interface VsockListener extends Closeable {
  /// Waits for a connection. To be called from a platform thread: the wait is a native call and
  /// would hold a virtual thread's carrier.
  ///
  /// @throws java.nio.channels.ClosedChannelException soon after another thread has closed this
  VsockConnection accept() throws IOException;
}
