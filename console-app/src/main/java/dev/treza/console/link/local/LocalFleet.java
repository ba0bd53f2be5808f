package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.Progress;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.console.link.agent.AttestedLink;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.EnclaveFiles;
import dev.treza.console.store.EndpointFile;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.sdk.Endpoint;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Two simulated enclaves as processes of this computer, founded at their first start. Those this
/// console started end with it.
public final class LocalFleet implements FleetLink, AutoCloseable {
  private static final List<String> ENCLAVES = List.of("local-1", "local-2");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final ConsoleHome home;
  private final EnclaveFiles files;
  private final AgentInstallation agent;
  private final Founding founding;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Map<String, AgentProcess> started = new ConcurrentHashMap<>();

  public LocalFleet(
      ConsoleHome home,
      AgentInstallation agent,
      OfficerCredential credential,
      SecureRandom random,
      InstantSource clock) {
    this.home = home;
    this.files = new EnclaveFiles(home);
    this.agent = agent;
    this.founding = new Founding(home, files, agent, credential, random, clock);
    this.random = random;
    this.clock = clock;
  }

  @Override
  public List<KnownEnclave> known() throws ConsoleException {
    return files.all();
  }

  @Override
  public RunState state(KnownEnclave enclave) throws ConsoleException {
    Optional<AgentProcess> own = Optional.ofNullable(started.get(enclave.id()));
    if (own.filter(process -> !process.alive()).isPresent()) {
      return new RunState.Died(Refusal.of(ConsoleRefusal.AGENT_DIED, own.get().end()));
    }
    return running(enclave.id())
        .<RunState>map(endpoint -> new RunState.Running(endpoint.host(), endpoint.port()))
        .orElse(new RunState.Stopped());
  }

  @Override
  public EnclaveLink link(KnownEnclave enclave) {
    return new AttestedLink(enclave, () -> locate(enclave.id()), random, clock);
  }

  @Override
  public void start(Progress progress) throws ConsoleException, InterruptedException {
    home.create();
    for (String id : ENCLAVES) {
      progress.step("starting " + id);
      EndpointFile endpoint = start(id);
      if (!founding.isDone(id)) {
        progress.step("founding " + id + " with the starter charter");
        founding.carryOut(id, endpoint);
      }
    }
  }

  @Override
  public void stop(Progress progress) throws ConsoleException, InterruptedException {
    for (String id : ENCLAVES) {
      progress.step("stopping " + id);
      stop(id);
    }
  }

  /// Stops what this console started, and nothing else.
  @Override
  public void close() throws ConsoleException {
    try {
      for (String id : List.copyOf(started.keySet())) {
        stop(id);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private EndpointFile start(String id) throws ConsoleException, InterruptedException {
    Optional<EndpointFile> already = running(id);
    if (already.isPresent()) {
      return already.get();
    }
    files.listensNoMore(id);
    AgentProcess process = AgentProcess.start(agent, home, id);
    started.put(id, process);
    return awaitEndpoint(id, process);
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

  private void stop(String id) throws ConsoleException, InterruptedException {
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
  private Optional<EndpointFile> running(String id) throws ConsoleException {
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

  private Outcome<Endpoint> locate(String id) {
    try {
      return running(id)
          .map(endpoint -> Outcome.accepted(new Endpoint(endpoint.host(), endpoint.port())))
          .orElseGet(() -> Outcome.refused(ConsoleRefusal.STOPPED, id));
    } catch (ConsoleException fault) {
      return Outcome.refused(fault.refusal());
    }
  }
}
