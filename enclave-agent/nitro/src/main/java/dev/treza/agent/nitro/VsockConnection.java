package dev.treza.agent.nitro;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/// A connected stream. One thread may read while another writes; closing wakes both. To be used
/// from platform threads: waiting is a native call and would hold a virtual thread's carrier.
public interface VsockConnection extends Closeable {
  /// Who is at the other end, as the kernel says.
  VsockAddress peer();

  /// What the peer sends; ends when the peer has closed. Not buffered.
  InputStream input();

  /// What the peer receives. Not buffered.
  OutputStream output();
}
