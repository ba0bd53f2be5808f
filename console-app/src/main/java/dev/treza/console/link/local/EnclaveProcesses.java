package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.RunState;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.EnclaveFiles;
import dev.treza.console.store.EndpointFile;
import dev.treza.fleet.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The processes that run enclaves on this computer: those this console started, and those another
/// one did, which are known by their endpoint file and command line.
final class EnclaveProcesses {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final ConsoleHome home;
  private final EnclaveFiles files;
  private final InstantSource clock;
  private final Map<String, AgentProcess> started = new ConcurrentHashMap<>();

  EnclaveProcesses(ConsoleHome home, EnclaveFiles files, InstantSource clock) {
    this.home = home;
    this.files = files;
    this.clock = clock;
  }

  RunState state(String id) throws ConsoleException {
    Optional<AgentProcess> own = Optional.ofNullable(started.get(id));
    if (own.filter(process -> !process.alive()).isPresent()) {
      return new RunState.Died(Refusal.of(ConsoleRefusal.AGENT_DIED, own.get().end()));
    }
    return running(id)
        .<RunState>map(endpoint -> new RunState.Running(endpoint.host(), endpoint.port()))
        .orElse(new RunState.Stopped());
  }

  /// Ids of those this console started.
  Set<String> own() {
    return Set.copyOf(started.keySet());
  }

  /// Starts enclave `id`, which does not run, and waits until it listens.
  EndpointFile start(String id, LocalProgram program, Duration patience)
      throws ConsoleException, InterruptedException {
    files.listensNoMore(id);
    List<String> command = program.command(home, id);
    AgentProcess process = AgentProcess.start(command, home.enclave(id));
    started.put(id, process);
    return awaitEndpoint(id, process, patience);
  }

  /// The host writes its endpoint file when it listens.
  private EndpointFile awaitEndpoint(String id, AgentProcess process, Duration patience)
      throws ConsoleException, InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    while (clock.instant().isBefore(deadline)) {
      Optional<EndpointFile> endpoint =
          files.endpoint(id).filter(file -> file.pid() == process.pid());
      if (endpoint.isPresent()) {
        return endpoint.get();
      }
      if (!process.alive()) {
        throw new ConsoleException(ConsoleRefusal.AGENT_DIED, process.end());
      }
      Thread.sleep(LOOK);
    }
    throw new ConsoleException(ConsoleRefusal.AGENT_SLOW, process.end());
  }

  void stop(String id) throws ConsoleException, InterruptedException {
    Optional<AgentProcess> own = Optional.ofNullable(started.remove(id));
    if (own.isPresent()) {
      own.get().stop();
    } else {
      running(id)
          .map(EndpointFile::pid)
          .flatMap(ProcessHandle::of)
          .ifPresent(ProcessHandle::destroy);
    }
    files.listensNoMore(id);
  }

  /// Where enclave `id` listens, if the process that said so still is that enclave's.
  Optional<EndpointFile> running(String id) throws ConsoleException {
    return files.endpoint(id).filter(endpoint -> isEnclave(endpoint.pid(), id));
  }

  /// Process ids are used again; the command line tells whose it is.
  private boolean isEnclave(long pid, String id) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> handle.info().arguments())
        .map(List::of)
        .filter(arguments -> arguments.contains(id) && arguments.contains(home.folder().toString()))
        .isPresent();
  }
}
