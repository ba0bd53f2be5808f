package dev.treza.agent.launch;

import dev.treza.agent.crypto.ProcessHardening;
import dev.treza.agent.crypto.ProcessHardeningException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.nitro.Kernel;
import dev.treza.agent.nitro.LinuxKernel;
import dev.treza.agent.nitro.LinuxVsock;
import dev.treza.agent.nitro.Nsm;
import dev.treza.agent.nitro.Pid1;
import dev.treza.agent.nitro.SecurityModule;
import dev.treza.agent.nitro.Vsock;
import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.nitro.VsockListener;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.store.StateStore;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.charter.TableArn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Process 1 of a Nitro enclave, and its only one. Whatever ends it ends the enclave: nobody could
/// restart it, and an agent that is not whole must not serve.
public final class NitroMain {
  /// Where the parent's relay reaches the agent.
  static final VsockAddress SERVICE = new VsockAddress(VsockAddress.ANY_CID, 5000);

  private static final int BACKLOG = 64;
  private static final double NANOS_PER_SECOND = 1e9;

  private NitroMain() {}

  /// Takes no arguments; what the kernel passes on is not looked at. Settings are system properties
  /// of the measured launcher arguments.
  public static void main(String... ignored) {
    Thread.setDefaultUncaughtExceptionHandler((_, broken) -> {
      log("the enclave ends: " + broken);
      Stream.iterate(broken.getCause(), Objects::nonNull, Throwable::getCause)
          .forEach(cause -> log("  because of " + cause));
      Runtime.getRuntime().halt(1);
    });
    Kernel kernel = new LinuxKernel();
    try {
      String parentCid = System.getProperty(NitroSettings.PARENT_CID, "");
      serve(kernel, new ParentVsock(new LinuxVsock(), NitroSettings.parse(parentCid).parentCid()));
    } catch (IOException | BootException | ProcessHardeningException e) {
      log("the enclave ends: " + e.getMessage());
    }
    end(kernel);
  }

  private static void serve(Kernel kernel, Vsock vsock)
      throws IOException, BootException, ProcessHardeningException {
    Pid1 pid1 = new Pid1(kernel, vsock);
    pid1.prepare();
    log("process 1 runs");
    pid1.loadModules(Pid1.MODULES);
    ProcessHardening.apply();
    try (SecurityModule module = Nsm.open()) {
      EntropyCheck.require(EntropyCheck.CURRENT);
      log("security module " + module.describe().moduleId());
      pid1.heartbeat();
      String enclave = EnclaveName.ask(vsock);
      log("the parent calls this enclave " + enclave);
      Parts parts = parts(enclave, module, vsock);
      InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      try (RunningAgent agent = RunningAgent.start(parts, loopback, NitroMain::log);
          VsockListener listener = vsock.listen(SERVICE, BACKLOG)) {
        log("listening on " + SERVICE);
        new VsockPump(agent.address()).serve(listener);
      }
    }
  }

  private static Parts parts(String enclave, SecurityModule module, Vsock vsock) {
    NitroNsm nsm = new NitroNsm(module);
    SecretMemory memory = new SecretMemory();
    return new Parts(
        enclave, nsm, realm -> storage(realm, nsm, memory, vsock), memory, System::nanoTime);
  }

  /// A real enclave seals with KMS, keeps records in Secrets Manager and its state in the table
  /// that the parent names; without one no charter comes into force. An emulated one has its
  /// memory.
  static Storage storage(Realm realm, NsmDevice nsm, SecretMemory memory, Vsock vsock)
      throws BootException {
    return switch (realm) {
      case Realm.Nitro() -> inAws(realm, nsm, memory, vsock);
      case Realm.Simulated simulated -> {
        log(
            "EMULATED, realm "
                + simulated.text()
                + ": state, records and keys are in memory only and gone at power off");
        yield VolatileStorage.of(simulated, nsm, memory);
      }
    };
  }

  private static Storage inAws(Realm realm, NsmDevice nsm, SecretMemory memory, Vsock vsock)
      throws BootException {
    AwsAccess access =
        new AwsAccess(
            new AwsAccess.Parent(
                new VsockEndpoints(vsock), new ParentCredentials(vsock), Optional.empty()),
            nsm,
            System::nanoTime);
    AwsSealedStore sealed = new AwsSealedStore(access, nsm, memory);
    Optional<TableArn> table = TableName.ask(vsock);
    if (table.isEmpty()) {
      return new Storage(StateKeeping.NONE, new NoStorage(), sealed);
    }
    return switch (access.table(realm, table.get())) {
      case Outcome.Accepted<StateStore>(StateStore state) ->
          new Storage(new StateKeeping.Table(table.get()), state, sealed);
      case Outcome.Refused<StateStore>(Refusal refusal) -> throw new BootException(refusal.line());
    };
  }

  /// The kernel panics when process 1 ends; asking for the restart first is only quicker.
  private static void end(Kernel kernel) {
    try {
      kernel.restart();
    } catch (IOException e) {
      log("no restart: " + e.getMessage());
    }
    Runtime.getRuntime().halt(1);
  }

  /// The console of the enclave, which nobody can read outside debug mode. Seconds as the kernel's
  /// own lines have them: Linux counts both from the start of the machine.
  private static void log(String line) {
    System.err.printf("[%12.6f] treza: %s%n", System.nanoTime() / NANOS_PER_SECOND, line);
  }
}
