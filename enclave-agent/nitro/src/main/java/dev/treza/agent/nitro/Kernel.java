package dev.treza.agent.nitro;

import java.io.IOException;
import java.nio.file.Path;

/// What process 1 asks of the kernel.
public interface Kernel {
  /// Mounts a file system; one that is mounted there already is left as it is.
  void mount(Mount mount) throws IOException;

  /// Loads a kernel module, finit_module(2), without parameters.
  ///
  /// @param file not compressed
  void loadModule(Path file) throws IOException;

  /// Brings the interface `lo` up.
  void loopbackUp() throws IOException;

  /// Restarts the machine, which ends an enclave. Does not return if it succeeds.
  void restart() throws IOException;

  /// Powers the machine off. Does not return if it succeeds.
  void powerOff() throws IOException;
}
