package dev.treza.console.link.keyimport;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;

/// Takes keys from outside to enclaves, in a process that is not this one.
public interface KeyImports {
  /// Has the enclave verified and, only then, the key read. The caller closes what comes of it.
  /// Refused: `CON-STOPPED`, `ATT-*`, `CHN-*`, `IMP-*`.
  Outcome<OpenImport> begin(KnownEnclave enclave, ImportWish wish)
      throws ConsoleException, InterruptedException;
}
