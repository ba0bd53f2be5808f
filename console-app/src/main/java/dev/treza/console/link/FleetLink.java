package dev.treza.console.link;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.fleet.Refusal;
import dev.treza.sdk.ClientIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The enclaves this computer knows, and the local ones it can start.
public interface FleetLink {
  /// In the order of their ids.
  List<KnownEnclave> known() throws ConsoleException;

  RunState state(KnownEnclave enclave) throws ConsoleException;

  EnclaveLink link(KnownEnclave enclave);

  /// The same as a client of its charter, whose certificate every connection shows.
  EnclaveLink link(KnownEnclave enclave, ClientIdentity client);

  /// Why a local enclave cannot pass any more: the agent installed here is another build than the
  /// one that founded it (`CON-OTHER-BUILD`). Absent if it is the same, and for all other enclaves.
  Optional<Refusal> otherBuild(KnownEnclave enclave) throws ConsoleException;

  /// Starts the local fleet, and founds it if it is new. Does nothing to what runs already.
  ///
  /// @throws ConsoleException with `CON-OTHER-BUILD` if it could only be refused; nothing is
  ///   started
  void start(Progress progress) throws ConsoleException, InterruptedException;

  /// Stops the local fleet, moves it aside as a whole, and starts a new one. Nothing is deleted.
  ///
  /// @return the folder the former fleet was moved to, if there was one: a console folder of its
  ///   own
  Optional<Path> startFresh(Progress progress) throws ConsoleException, InterruptedException;

  /// Boots the agent's image under emulation and founds it. Does nothing if it runs already.
  void startEmulated(Progress progress) throws ConsoleException, InterruptedException;

  /// Stops the local fleet, whoever started it.
  void stop(Progress progress) throws ConsoleException, InterruptedException;

  /// Powers the emulated enclave off, whoever started it; everything it had is gone.
  void stopEmulated(Progress progress) throws ConsoleException, InterruptedException;
}
