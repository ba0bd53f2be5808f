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
import dev.treza.sdk.AuditHeads;
import dev.treza.sdk.ClientIdentity;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.FileAuditHeads;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Two simulated enclaves as processes of this computer, founded at their first start, and one that
/// boots the agent's image under emulation, founded at every start. Those this console started end
/// with it.
public final class LocalFleet implements FleetLink, AutoCloseable {
  private static final List<String> ENCLAVES = List.of("local-1", "local-2");
  private static final String EMULATED = "emulated-1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BOOT_PATIENCE = Duration.ofMinutes(6);

  private final ConsoleHome home;
  private final EnclaveFiles files;
  private final AgentInstallation agent;
  private final HostProcesses processes;
  private final Founding founding;
  private final FormerFleets formerFleets;
  private final SecureRandom random;
  private final InstantSource clock;
  private final AuditHeads heads;

  public LocalFleet(
      ConsoleHome home,
      AgentInstallation agent,
      OfficerCredential credential,
      SecureRandom random,
      InstantSource clock) {
    this(home, agent, credential, Optional::empty, random, clock);
  }

  /// @param credential founds it alone
  /// @param colleague whom a new fleet's charter names as an approver beside that one
  public LocalFleet(
      ConsoleHome home,
      AgentInstallation agent,
      OfficerCredential credential,
      Colleague colleague,
      SecureRandom random,
      InstantSource clock) {
    this.home = home;
    this.files = new EnclaveFiles(home);
    this.agent = agent;
    this.processes = new HostProcesses(home, files, clock);
    this.founding = new Founding(home, files, credential, colleague, random, clock);
    this.heads = new FileAuditHeads(home.auditHeads());
    this.formerFleets = new FormerFleets(home);
    this.random = random;
    this.clock = clock;
  }

  @Override
  public List<KnownEnclave> known() throws ConsoleException {
    return files.all();
  }

  @Override
  public RunState state(KnownEnclave enclave) throws ConsoleException {
    Optional<EndpointFile> endpoint = processes.running(enclave.id());
    if (endpoint.isPresent()) {
      return new RunState.Running(endpoint.get().host(), endpoint.get().port());
    }
    return processes
        .death(enclave.id())
        .<RunState>map(how -> new RunState.Died(Refusal.of(ConsoleRefusal.AGENT_DIED, how)))
        .orElse(new RunState.Stopped());
  }

  @Override
  public EnclaveLink link(KnownEnclave enclave) {
    return new AttestedLink(enclave, () -> locate(enclave.id()), random, clock, heads);
  }

  @Override
  public EnclaveLink link(KnownEnclave enclave, ClientIdentity client) {
    return new AttestedLink(
        enclave, () -> locate(enclave.id()), random, clock, heads, Optional.of(client));
  }

  @Override
  public Optional<Refusal> otherBuild(KnownEnclave enclave) throws ConsoleException {
    return ENCLAVES.contains(enclave.id()) && agent.isInstalled()
        ? agent.otherThan(enclave)
        : Optional.empty();
  }

  @Override
  public void start(Progress progress) throws ConsoleException, InterruptedException {
    home.create();
    if (formerFleets.isUnfinished()) {
      progress.step("finishing to move the former fleet aside");
      moveAside();
    }
    for (KnownEnclave enclave : files.all()) {
      Optional<Refusal> other = otherBuild(enclave);
      if (other.isPresent()) {
        throw new ConsoleException(other.get());
      }
    }
    for (String id : ENCLAVES) {
      progress.step("starting " + id);
      EndpointFile endpoint = processes.start(id, agent, PATIENCE);
      if (!founding.isDone(id)) {
        progress.step("founding " + id + " with the starter charter");
        founding.carryOut(id, endpoint, agent);
      }
    }
  }

  @Override
  public Optional<Path> startFresh(Progress progress)
      throws ConsoleException, InterruptedException {
    home.create();
    agent.measurements(); // nothing is moved aside that could not be replaced
    stop(progress);
    progress.step("moving the former fleet aside");
    Optional<Path> former = moveAside();
    start(progress);
    return former;
  }

  @Override
  public void startEmulated(Progress progress) throws ConsoleException, InterruptedException {
    home.create();
    if (processes.running(EMULATED).isPresent()) {
      progress.step(EMULATED + " runs already");
      return;
    }
    EmulatedInstallation image = new ImageWorkshop(agent).prepare(progress);
    founding.forget(EMULATED);
    progress.step("booting " + EMULATED + " in software, which takes up to a minute");
    EndpointFile endpoint = processes.start(EMULATED, image, BOOT_PATIENCE);
    progress.step("founding " + EMULATED + " with a starter charter of its own");
    founding.carryOut(EMULATED, endpoint, image);
  }

  @Override
  public void stop(Progress progress) throws ConsoleException, InterruptedException {
    for (String id : ENCLAVES) {
      progress.step("stopping " + id);
      processes.stop(id);
    }
  }

  @Override
  public void stopEmulated(Progress progress) throws ConsoleException, InterruptedException {
    progress.step("powering " + EMULATED + " off");
    processes.stop(EMULATED);
  }

  /// Stops what this console started, and nothing else.
  @Override
  public void close() throws ConsoleException {
    try {
      for (String id : processes.own()) {
        processes.stopOwn(id);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Path> moveAside() throws ConsoleException {
    return formerFleets.moveAside(ENCLAVES, clock.instant());
  }

  private Outcome<Endpoint> locate(String id) {
    try {
      return processes
          .running(id)
          .map(endpoint -> Outcome.accepted(new Endpoint(endpoint.host(), endpoint.port())))
          .orElseGet(() -> Outcome.refused(ConsoleRefusal.STOPPED, id));
    } catch (ConsoleException fault) {
      return Outcome.refused(fault.refusal());
    }
  }
}
