package dev.treza.agent.launch;

import dev.treza.agent.setup.BootException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Demands that the kernel's random pool is fed by the security module: an enclave has no other
/// source of entropy that its parent could not know.
final class EntropyCheck {
  static final Path CURRENT = Path.of("/sys/class/misc/hw_random/rng_current");
  private static final String MODULE = "nsm-hwrng";

  private EntropyCheck() {}

  /// @param current the kernel's file that names the generator in use
  /// @throws BootException if it is another one
  static void require(Path current) throws IOException, BootException {
    String found = Files.readString(current).strip();
    if (!found.equals(MODULE)) {
      throw new BootException("the kernel's random generator is " + found + ", not " + MODULE);
    }
  }
}
