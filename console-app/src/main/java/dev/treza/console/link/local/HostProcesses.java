package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.EnclaveFiles;
import dev.treza.console.store.EndpointFile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The processes of the local enclaves, whoever started them: this console, another one, or the
/// command line.
final class HostProcesses {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final long GRACE_SECONDS = 5;

  private final ConsoleHome home;
  private final EnclaveFiles files;
  private final AgentInstallation agent;
  private final InstantSource clock;
  private final Map<String, AgentProcess> started = new ConcurrentHashMap<>();

  HostProcesses(
      ConsoleHome home, EnclaveFiles files, AgentInstallation agent, InstantSource clock) {
    this.home = home;
    this.files = files;
    this.agent = agent;
    this.clock = clock;
  }

  /// The enclaves whose process this console started.
  Set<String> own() {
    return Set.copyOf(started.keySet());
  }

  /// How the process that this console started ended, if it did so by itself.
  Optional<String> death(String id) {
    return Optional.ofNullable(started.get(id))
        .filter(AgentProcess::endedByItself)
        .map(AgentProcess::end);
  }

  /// Where enclave `id` listens, if the process that said so still is that enclave's.
  Optional<EndpointFile> running(String id) throws ConsoleException {
    return files.endpoint(id).filter(endpoint -> isEnclave(endpoint.pid(), id));
  }

  /// Starts enclave `id` unless it runs.
  EndpointFile start(String id) throws ConsoleException, InterruptedException {
    Optional<EndpointFile> already = running(id);
    if (already.isPresent()) {
      return already.get();
    }
    files.listensNoMore(id);
    AgentProcess process = AgentProcess.start(agent, home, id);
    started.put(id, process);
    return awaitEndpoint(id, process);
  }

  /// Ends enclave `id`, and comes back when it has ended.
  void stop(String id) throws ConsoleException, InterruptedException {
    stopOwn(id);
    Optional<EndpointFile> other = running(id);
    if (other.isPresent()) {
      Optional<ProcessHandle> process = ProcessHandle.of(other.get().pid());
      if (process.isPresent()) {
        end(process.get(), id);
      }
      files.listensNoMore(id);
    }
  }

  /// Ends what this console started as enclave `id`; another's process in its place stays.
  void stopOwn(String id) throws ConsoleException, InterruptedException {
    Optional<AgentProcess> own = Optional.ofNullable(started.remove(id));
    if (own.isPresent()) {
      own.get().stop();
      if (files.endpoint(id).filter(file -> file.pid() == own.get().pid()).isPresent()) {
        files.listensNoMore(id);
      }
    }
  }

  /// The host writes its endpoint file when it listens.
  private EndpointFile awaitEndpoint(String id, AgentProcess process)
      throws ConsoleException, InterruptedException {
    Instant deadline = clock.instant().plus(PATIENCE);
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

  private static void end(ProcessHandle process, String id)
      throws ConsoleException, InterruptedException {
    process.destroy();
    if (!hasEnded(process)) {
      process.destroyForcibly();
      if (!hasEnded(process)) {
        throw new ConsoleException(
            ConsoleRefusal.AGENT_STAYS, id + " has process id " + process.pid());
      }
    }
  }

  private static boolean hasEnded(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stays) {
      return !process.isAlive();
    }
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
