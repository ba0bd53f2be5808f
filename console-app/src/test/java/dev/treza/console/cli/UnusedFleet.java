package dev.treza.console.cli;

import dev.treza.console.Progress;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.fleet.Refusal;
import dev.treza.sdk.ClientIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A computer that knows no enclave, for commands that ask none.
final class UnusedFleet implements FleetLink {
  @Override
  public List<KnownEnclave> known() {
    return List.of();
  }

  @Override
  public RunState state(KnownEnclave enclave) {
    return new RunState.Stopped();
  }

  @Override
  public EnclaveLink link(KnownEnclave enclave) {
    throw new AssertionError("no enclave is asked");
  }

  @Override
  public EnclaveLink link(KnownEnclave enclave, ClientIdentity client) {
    throw new AssertionError("no enclave is asked");
  }

  @Override
  public Optional<Refusal> otherBuild(KnownEnclave known) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> startFresh(Progress progress) {
    return Optional.empty();
  }

  @Override
  public void start(Progress progress) {}

  @Override
  public void startEmulated(Progress progress) {}

  @Override
  public void stop(Progress progress) {}

  @Override
  public void stopEmulated(Progress progress) {}
}
