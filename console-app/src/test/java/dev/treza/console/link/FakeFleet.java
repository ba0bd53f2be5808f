package dev.treza.console.link;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.Progress;
import dev.treza.fleet.Refusal;
import dev.treza.sdk.ClientIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A fleet of fake enclaves; starting and stopping only changes their state.
public final class FakeFleet implements FleetLink {
  private static final int FRESH_IMAGE = 9;

  public final Map<String, FakeEnclave> enclaves = new HashMap<>();
  public final Map<String, RunState> states = new HashMap<>();
  public final Map<String, Refusal> otherBuilds = new HashMap<>();
  public boolean failsToStart;

  private final List<KnownEnclave> known = new ArrayList<>();

  /// Adds an enclave that runs.
  public FakeEnclave add(KnownEnclave enclave) {
    FakeEnclave fake = new FakeEnclave().isRuledBy(enclave.root());
    known.add(enclave);
    enclaves.put(enclave.id(), fake);
    states.put(enclave.id(), new RunState.Running("127.0.0.1", 1));
    return fake;
  }

  /// Changes what is known of an enclave.
  public void replace(KnownEnclave enclave) {
    known.replaceAll(old -> old.id().equals(enclave.id()) ? enclave : old);
    Objects.requireNonNull(enclaves.get(enclave.id())).isRuledBy(enclave.root());
  }

  @Override
  public List<KnownEnclave> known() {
    return List.copyOf(known);
  }

  @Override
  public RunState state(KnownEnclave enclave) {
    return states.getOrDefault(enclave.id(), new RunState.Stopped());
  }

  @Override
  public EnclaveLink link(KnownEnclave enclave) {
    return enclaves.getOrDefault(enclave.id(), new FakeEnclave());
  }

  @Override
  public EnclaveLink link(KnownEnclave enclave, ClientIdentity client) {
    return link(enclave);
  }

  @Override
  public Optional<Refusal> otherBuild(KnownEnclave enclave) {
    return Optional.ofNullable(otherBuilds.get(enclave.id()));
  }

  @Override
  public Optional<Path> startFresh(Progress progress) throws ConsoleException {
    otherBuilds.clear();
    List.copyOf(known).forEach(old -> replace(Samples.enclave(old.id(), FRESH_IMAGE)));
    start(progress);
    return Optional.of(Path.of("/former"));
  }

  @Override
  public void start(Progress progress) throws ConsoleException {
    if (failsToStart) {
      throw new ConsoleException(ConsoleRefusal.NO_AGENT, "no folder is named");
    }
    known.forEach(enclave -> states.put(enclave.id(), new RunState.Running("127.0.0.1", 1)));
  }

  @Override
  public void startEmulated(Progress progress) throws ConsoleException {
    start(progress);
  }

  @Override
  public void stopEmulated(Progress progress) {
    stop(progress);
  }

  @Override
  public void stop(Progress progress) {
    known.forEach(enclave -> states.put(enclave.id(), new RunState.Stopped()));
  }
}
