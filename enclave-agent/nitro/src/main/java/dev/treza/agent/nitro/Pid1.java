package dev.treza.agent.nitro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The duties of process 1 in an enclave that contains nothing else: file systems, loopback, and
/// the sign of life that `nitro-cli` waits for. When process 1 ends, the kernel stops and the
/// enclave is gone; that is wanted.
public final class Pid1 {
  /// The parent listens here for the byte [#HEARTBEAT] and answers with the same.
  static final VsockAddress HEARTBEAT_ADDRESS = new VsockAddress(VsockAddress.PARENT_CID, 9000);

  static final int HEARTBEAT = 0xB7;

  /// Modules of a kernel that does not have everything built in. Measured, as all of the image is.
  public static final Path MODULES = Path.of("/modules");

  private static final String MODULE = ".ko";

  private final Kernel kernel;
  private final Vsock vsock;

  public Pid1(Kernel kernel, Vsock vsock) {
    this.kernel = kernel;
    this.vsock = vsock;
  }

  /// Mounts `/proc`, `/sys`, `/dev` and `/tmp`, then brings loopback up.
  public void prepare() throws IOException {
    for (Mount mount : Mount.OF_PID_1) {
      kernel.mount(mount);
    }
    kernel.loopbackUp();
  }

  /// Loads the kernel modules `*.ko` of a folder, in the byte order of their names.
  ///
  /// @param folder nothing is loaded if there is none: the kernel then has all it needs
  /// @throws IOException if one cannot be loaded; those before it are
  public void loadModules(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path module : modules(folder)) {
      kernel.loadModule(module);
    }
  }

  private static List<Path> modules(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(MODULE)).sorted().toList();
    }
  }

  /// Tells the parent that the enclave has started. To be called early: the parent waits for it.
  ///
  /// @throws HeartbeatException if the parent answers anything else
  /// @throws IOException if it cannot be reached
  public void heartbeat() throws IOException {
    try (VsockConnection parent = vsock.connect(HEARTBEAT_ADDRESS)) {
      parent.output().write(HEARTBEAT);
      int answer = parent.input().read();
      if (answer != HEARTBEAT) {
        throw new HeartbeatException(answer);
      }
    }
  }

  /// Ends the enclave.
  public void powerOff() throws IOException {
    kernel.powerOff();
  }

  /// Ends the enclave where powering off is not possible.
  public void restart() throws IOException {
    kernel.restart();
  }
}
