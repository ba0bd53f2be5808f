package dev.treza.console.link;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import java.util.List;

/// The enclaves this computer knows, and the local ones it can start.
public interface FleetLink {
  /// In the order of their ids.
  List<KnownEnclave> known() throws ConsoleException;

  RunState state(KnownEnclave enclave) throws ConsoleException;

  EnclaveLink link(KnownEnclave enclave);

  /// Starts the local fleet, and founds it if it is new. Does nothing to what runs already.
  void start(Progress progress) throws ConsoleException, InterruptedException;

  /// Boots the agent's image under emulation and founds it. Does nothing if it runs already.
  void startEmulated(Progress progress) throws ConsoleException, InterruptedException;

  /// Stops the local fleet, whoever started it.
  void stop(Progress progress) throws ConsoleException, InterruptedException;

  /// Powers the emulated enclave off, whoever started it; everything it had is gone.
  void stopEmulated(Progress progress) throws ConsoleException, InterruptedException;
}
